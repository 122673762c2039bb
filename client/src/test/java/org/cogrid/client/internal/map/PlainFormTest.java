package org.cogrid.client.internal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlainFormTest {
    record Point(int x, int y) {}

    record Sent(int x) implements Serializable {}

    @Test
    void whatHazelcastHasAFormForIsKeptAsItIs() {
        for (Object value : List.of(
                1,
                2.5,
                'c',
                "text",
                LocalDate.EPOCH,
                String.class,
                new double[] {1},
                new String[] {"a"},
                new Point(1, 2))) {
            assertThat(PlainForm.of(value)).isSameAs(value);
        }
        assertThat(PlainForm.of(null)).isNull();
    }

    @Test
    void textsListsSetsAndMapsOfAnyClassAreCopiedToKnownOnes() {
        Object plain = PlainForm.of(new TreeMap<>(Map.of(
                "list", List.of(new StringBuilder("a"), Arrays.asList(1, null)),
                "map", Map.of("k", Optional.of(List.of(1))),
                "set", Set.of(1),
                "values", Map.of(1, 2).values())));

        assertThat(plain).isExactlyInstanceOf(LinkedHashMap.class);
        Map<?, ?> map = (Map<?, ?>) plain;
        assertThat(map.get("list"))
                .isExactlyInstanceOf(ArrayList.class)
                .isEqualTo(List.of("a", Arrays.asList(1, null)));
        assertThat(map.get("map")).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(map.get("set")).isExactlyInstanceOf(LinkedHashSet.class).isEqualTo(Set.of(1));
        assertThat(map.get("values")).isExactlyInstanceOf(ArrayList.class).isEqualTo(List.of(2));
    }

    @Test
    void whatNobodyCouldReadIsRefusedWithAWayOut() {
        assertRefused(Instant.EPOCH, "java.time.Instant", "OffsetDateTime");
        assertRefused(List.of(Duration.ZERO), "java.time.Duration", "toMillis()");
        assertRefused(Map.of("a", TimeUnit.DAYS), "java.util.concurrent.TimeUnit", "name()");
        assertRefused(new double[][] {{1}}, "double[][]", "Arrays.asList");
        assertRefused(new Object[] {new Sent(1)}, "Sent", "a map of names and values");
    }

    @Test
    void functionsAndBareObjectsAreRefused() {
        Runnable function = () -> {};
        assertRefused(function, "PlainFormTest", "a map of names and values");
        assertRefused(new Object(), "java.lang.Object", "a map of names and values");
    }

    private static void assertRefused(Object value, String type, String remedy) {
        assertThatThrownBy(() -> PlainForm.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type)
                .hasMessageContaining(remedy);
    }
}
