package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuePathTest {
    private final Map<String, Object> value = Map.of("a", List.of(1, Map.of("key", 7)));

    @Test
    void aPathLeadsThroughPropertiesIndexesAndKeys() {
        assertThat(ValuePath.parse("m.a[1].key").readIn(value)).isEqualTo(7);
        assertThat(ValuePath.parse("m['a'][-1]['key']").readIn(value)).isEqualTo(7);
        assertThat(ValuePath.parse("m.b").readIn(value)).isNull();
    }

    @Test
    void aPathThatEndsEarlySaysWhere() {
        assertThatThrownBy(() -> ValuePath.parse("m.a[1].no['x'].y").readIn(value))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("'m.a[1].no' is null, so 'm.a[1].no['x']' can't be read");
    }
}
