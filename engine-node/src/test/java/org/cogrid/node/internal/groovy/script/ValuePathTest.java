package org.cogrid.node.internal.groovy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePathTest {
    private final Map<String, Object> value = Map.of("a", List.of(1, Map.of("key", 7)));

    @Test
    void aPathLeadsThroughPropertiesIndexesAndKeys() {
        assertThat(ValuePath.parse("m.a[1].key").readIn(value)).isEqualTo(7);
        assertThat(ValuePath.parse("m['a'][-1]['key']").readIn(value)).isEqualTo(7);
        assertThat(ValuePath.parse("m.b").readIn(value)).isNull();
    }

    @Test
    void keysInQuotesMayBeAnything() {
        Map<String, Object> keys = Map.of("a b", 1, "size()", 2, "x\ny", 3);

        assertThat(ValuePath.parse("m['a b']").readIn(keys)).isEqualTo(1);
        assertThat(ValuePath.parse("m[\"size()\"]").readIn(keys)).isEqualTo(2);
        assertThat(ValuePath.parse("m['x\ny']").readIn(keys)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.size()",
                "m.keySet()",
                "m.a+1",
                "m.a b",
                "m.a-b",
                "m.1",
                "m.",
                "m..a",
                "m?.a",
                "m*.a",
                "m.a[1",
                "m[a]",
                "m[]",
                "m.a]",
                "m a",
                "m()",
                "m['a'",
                "1m",
                "",
                " ",
                ".a",
                "[0]",
                "m.'a'"
            })
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> ValuePath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' names no value")
                .hasMessageContaining("m['any key']");
    }

    @Test
    void aPathThatEndsEarlySaysWhere() {
        assertThatThrownBy(() -> ValuePath.parse("m.a[1].no['x'].y").readIn(value))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("'m.a[1].no' is null, so 'm.a[1].no['x']' can't be read");
    }
}
