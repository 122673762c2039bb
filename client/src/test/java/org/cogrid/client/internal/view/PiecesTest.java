package org.cogrid.client.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.IntRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void piecesAreContiguousAndTheFirstOnesLongerByOne() {
        assertThat(Pieces.cut(List.of(1, 2, 3, 4, 5, 6, 7, 8), 3))
                .containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7, 8));
        assertThat(Pieces.cut(List.of(1), 3)).containsExactly(List.of(1), List.of(), List.of());
        assertThat(Pieces.cut(List.of(), 2)).containsExactly(List.of(), List.of());
    }

    @Test
    void aPieceOfAnArrayIsAnArrayOfItsType() {
        List<Object> doubles = Pieces.cut(new double[] {1, 2, 3}, 2);
        assertThat((double[]) doubles.get(0)).containsExactly(1, 2);
        assertThat((double[]) doubles.get(1)).containsExactly(3);
        double[] row = {3};
        List<Object> rows = Pieces.cut(new double[][] {{1}, {2}, row}, 2);
        assertThat((double[][]) rows.get(1)).isDeepEqualTo(new double[][] {row});
        assertThat((String[]) Pieces.cut(new String[] {"a", null}, 2).get(1)).containsExactly((String) null);
    }

    @Test
    void whateverHasElementsInAnOrderCanBeCut() {
        assertThat(Pieces.cut(new IntRange(10, 1), 3).get(0)).isEqualTo(List.of(10, 9, 8, 7));
        assertThat(Pieces.cut(Arrays.asList(1, null).iterator(), 1)).containsExactly(Arrays.asList(1, null));
        assertThat(Pieces.cut(Stream.of("a", "b"), 2)).containsExactly(List.of("a"), List.of("b"));
        assertThat(Pieces.cut(IntStream.range(0, 3), 1)).containsExactly(new int[] {0, 1, 2});
        assertThat(Pieces.cut((Iterable<Integer>) () -> List.of(7).iterator(), 1))
                .containsExactly(List.of(7));
    }

    @Test
    void whatIsNoSequenceIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> Pieces.cut(Map.of("a", 1), 2)).hasMessageContaining("give its entrySet()");
        assertThatThrownBy(() -> Pieces.cut("text", 2)).hasMessageEndingWith("a text is one value: give a list");
        assertThatThrownBy(() -> Pieces.cut(Path.of("a", "b"), 2))
                .hasMessageEndingWith("a path is one value: give a list");
        assertThatThrownBy(() -> Pieces.cut(42, 2)).hasMessageEndingWith("not a java.lang.Integer");
        assertThatThrownBy(() -> Pieces.cut(null, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("not null");
    }

    @Test
    void joiningUndoesCutting() {
        double[] all = {1, 2, 3, 4, 5};
        assertThat((double[]) Pieces.join(Pieces.cut(all, 3))).containsExactly(all);
        assertThat(Pieces.join(Pieces.cut(List.of(1, 2, 3), 2))).isEqualTo(List.of(1, 2, 3));
        assertThat((int[][]) Pieces.join(Pieces.cut(new int[][] {{1}, {2}}, 4))).isDeepEqualTo(new int[][] {{1}, {2}});
    }

    @Test
    void whatDoesNotJoinGivesAnEntryForEach() {
        List<Object> mixed = new ArrayList<>(Arrays.asList(List.of(1), null, 3));
        assertThat(Pieces.join(mixed)).isEqualTo(mixed);
        int[] ints = {1};
        double[] doubles = {1};
        assertThat((List<?>) Pieces.join(List.of(ints, doubles))).isEqualTo(List.of(ints, doubles));
    }
}
