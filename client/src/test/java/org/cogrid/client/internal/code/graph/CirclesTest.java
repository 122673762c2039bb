package org.cogrid.client.internal.code.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CirclesTest {
    @Test
    void whatReachesEachOtherIsTogetherAndWhatItReachesComesFirst() {
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        edges.put("a", Set.of("b", "d"));
        edges.put("b", Set.of("c"));
        edges.put("c", Set.of("a", "e"));
        edges.put("d", Set.of("d", "e", "out of the graph"));
        edges.put("e", Set.of("f"));
        edges.put("f", Set.of("e"));
        edges.put("g", Set.of("a"));

        List<Set<String>> circles =
                Circles.of(edges).stream().<Set<String>>map(HashSet::new).toList();

        assertThat(circles).containsExactly(Set.of("e", "f"), Set.of("d"), Set.of("a", "b", "c"), Set.of("g"));
    }

    @Test
    void theyAreTheSameWhereverTheSearchBegins() {
        Map<Integer, Set<Integer>> edges = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            int start = i * 37 % 100;
            edges.put(start, Set.of(start / 10 * 10 + (start + 1) % 10, start < 90 ? start + 10 : start));
        }

        assertThat(Circles.of(edges))
                .hasSize(10)
                .allSatisfy(circle -> assertThat(circle).hasSize(10).allMatch(each -> each / 10 == circle.get(0) / 10));
    }

    @Test
    void aLongPathNeedsNoLargeStack() {
        int length = 100_000;
        Map<Integer, Set<Integer>> edges = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            edges.put(i, Set.of((i + 1) % length));
        }

        assertThat(Circles.of(edges)).singleElement().asInstanceOf(LIST).hasSize(length);
    }
}
