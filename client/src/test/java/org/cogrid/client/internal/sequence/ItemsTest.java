package org.cogrid.client.internal.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.IntRange;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private static final long LONG = Long.MAX_VALUE;

    private static Items items(Object... sequences) {
        return Items.of(Arrays.asList(sequences));
    }

    @Test
    void numbersStayPacked() {
        Items items = items(new int[] {1, 2, 3}, IntStream.range(0, 9), List.of(1.5, 2.5, 3.5), LongStream.range(5, 9));

        assertThat(items.fill(2, LONG).isLast()).isFalse();
        Items.Taken taken = items.taken();

        assertThat(taken.count()).isEqualTo(2);
        assertThat(taken.columns())
                .containsExactly(new int[] {1, 2}, new int[] {0, 1}, new double[] {1.5, 2.5}, new long[] {5, 6});
        assertThat(items.fill(2, LONG).isLast()).isTrue();
        assertThat(items.taken().columns())
                .containsExactly(new int[] {3}, new int[] {2}, new double[] {3.5}, new long[] {7});
    }

    @Test
    void streamsOfNumbersAndGroovysRangesAreNumbersToo() {
        Items items = items(DoubleStream.iterate(0.5, i -> i + 1), LongStream.range(0, 100), new IntRange(101, 200));
        items.fill(99, LONG);

        Object[] columns = items.taken().columns();

        assertThat((double[]) columns[0]).hasSize(99).startsWith(0.5, 1.5).endsWith(98.5);
        assertThat((long[]) columns[1]).hasSize(99).startsWith(0, 1).endsWith(98);
        assertThat((int[]) columns[2]).hasSize(99).startsWith(101, 102).endsWith(199);
    }

    @Test
    void otherArraysAreTakenByTheirFirstDimension() {
        Items items = items(new int[][] {{1}, {2, 3}}, new boolean[] {true, false});
        items.fill(9, LONG);

        assertThat(items.taken().columns())
                .containsExactly(new Object[] {new int[] {1}, new int[] {2, 3}}, new Object[] {true, false});
    }

    @Test
    void theShortestEndsThemWhereOneIsLazy() {
        Items lazy = items(Stream.iterate(0, i -> i + 1), List.of("a", "b"));

        assertThat(lazy.total()).isEqualTo(-1);
        assertThat(lazy.rows()).containsExactly(new Object[] {0, "a"}, new Object[] {1, "b"});
        assertThat(items(List.of(1, 2), Collections.emptyIterator()).rows()).isEmpty();
    }

    @Test
    void knownLengthsMustBeTheSame() {
        assertThat(items(List.of(1, 2), new String[2]).total()).isEqualTo(2);
        assertThatThrownBy(() -> items(List.of(1, 2), new int[3], Stream.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 3, ?]");
    }

    @Test
    void onlySequencesAreTaken() {
        for (Object none : new Object[] {"text", 5, java.util.Map.of(), null}) {
            assertThatThrownBy(() -> items(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("map takes");
        }
    }

    @Test
    void itemsBeforeAFailureAreKept() {
        Iterator<Integer> failing = Stream.of(1, 2, 0).map(i -> 2 / i).iterator();
        Items items = items(List.of("a", "b", "c"), failing);

        Items.Filled filled = items.fill(9, LONG);

        assertThat(filled.failure()).isInstanceOf(ArithmeticException.class);
        assertThat(items.taken().columns()).containsExactly(new String[] {"a", "b"}, new int[] {2, 1});
    }

    @Test
    void takingEndsInTimeButTakesOne() {
        Items items = items(IntStream.range(0, 9));

        assertThat(items.fill(9, 0).isLast()).isFalse();

        assertThat(items.taken().count()).isEqualTo(1);
    }

    @Test
    void whatWasTakenCanBeHadWhileMoreIsTaken() {
        Object[][] early = new Object[1][];
        Items[] items = new Items[1];
        items[0] = items(Stream.of(1, 2, 3)
                .peek(i -> {
                    if (i == 3) {
                        early[0] = items[0].taken().columns();
                    }
                })
                .iterator());

        items[0].fill(9, LONG);

        assertThat(early[0]).containsExactly(new int[] {1, 2});
        assertThat(items[0].taken().columns()).containsExactly(new int[] {3});
    }
}
