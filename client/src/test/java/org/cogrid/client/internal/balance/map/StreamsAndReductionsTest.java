package org.cogrid.client.internal.balance.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.Progress;
import org.cogrid.core.CompositeTaskException;
import org.junit.jupiter.api.Test;

class StreamsAndReductionsTest extends MapScene {
    @Test
    void neighboursAreCombinedInOrderWhateverEndsFirst() {
        grid.holds = true;
        grid.engines = 8;
        AsyncResult<String> result = concat(
                (Integer i) -> "" + (char) ('a' + i), 3, IntStream.range(0, 26).toArray());
        awaitTasks(9);
        for (int i : new int[] {8, 0, 2, 1, 5, 7, 6, 3, 4}) {
            grid.tasks.get(i).run();
        }

        assertThat(result.get()).isEqualTo("abcdefghijklmnopqrstuvwxyz");
        assertThat(result.progress()).isEqualTo(new Progress(26, 26));
    }

    @Test
    void failuresOfItemsAndOfCombiningEndAReduction() {
        assertThatThrownBy(() -> concat(
                                (Integer i) -> "" + 1 / (i - 7),
                                2,
                                IntStream.range(0, 26).toArray())
                        .get())
                .isInstanceOfSatisfying(
                        CompositeTaskException.class,
                        e -> assertThat(e.failures()).containsOnlyKeys(7));
        MapPlan plan = plan(SAME, 1, endless(new AtomicInteger()));
        assertThatThrownBy(() -> Maps.<Object>mapReduce(
                                grid,
                                new MapPlan(SAME, CONCAT, plan.sequences(), row -> {}, shape(1, 0), false, 64, null),
                                (a, b) -> {
                                    throw new IllegalStateException("can't be combined");
                                })
                        .get())
                .hasMessageContaining("can't be combined");
    }

    /** Throws itself when it is asked what it says. */
    private static final class Odd extends Error {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw this;
        }
    }

    @Test
    void anErrorThatCanNotBeToldEndsAMapAndAReduction() {
        MapPlan plan = plan(SAME, 1, List.of("a", "b"));
        assertThatThrownBy(() -> Maps.<Object>mapReduce(
                                grid,
                                new MapPlan(SAME, CONCAT, plan.sequences(), row -> {}, shape(1, 0), false, 64, null),
                                (a, b) -> {
                                    throw new Odd();
                                })
                        .get())
                .hasMessageContaining(Odd.class.getName());
        Iterator<Object> items = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Object next() {
                throw new Odd();
            }
        };
        assertThatThrownBy(() -> map(SAME, 1, items).get()).hasMessageContaining(Odd.class.getName());
    }

    @Test
    void aStreamTakesItemsAsItIsReadAndLetsGoOfValues() {
        grid.keepsTasks = false;
        grid.itemTime = Duration.ofNanos(100);
        AtomicInteger taken = new AtomicInteger();
        Stream<Integer> stream = Maps.stream(grid, plan(SQUARE, 0, endless(taken)));
        assertThat(taken).hasValue(0);

        assertThat(stream.limit(100_000).mapToLong(i -> 1).sum()).isEqualTo(100_000);
    }

    @Test
    void aWindowBoundsWhatWasTakenAndNotHandedOut() {
        AtomicInteger taken = new AtomicInteger();
        Iterator<Integer> values = Maps.<Integer>stream(grid, window(plan(SQUARE, 0, endless(taken)), 3))
                .iterator();
        for (int i = 0; i < 100; i++) {
            assertThat(values.next()).isEqualTo(i * i);
            assertThat(taken.get() - i).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void aFailedItemThrowsAtItsPlaceInAStreamAndReadingGoesOn() {
        Iterator<Integer> values =
                Maps.<Integer>stream(grid, plan(ODD_FAILS, 2, List.of(0, 1, 2))).iterator();

        assertThat(values.next()).isZero();
        assertThatThrownBy(values::next).hasMessageContaining("odd");
        assertThat(values.next()).isEqualTo(2);
        assertThat(values.hasNext()).isFalse();
    }

    @Test
    void closingAStreamCancelsWhatIsLeft() {
        grid.holds = true;
        Stream<Integer> stream = Maps.stream(grid, plan(SQUARE, 2, endless(new AtomicInteger())));
        Iterator<Integer> values = stream.iterator();
        grid.submitting = task -> {
            if (grid.tasks.size() == 1) { // not before, or the second one might never be sent
                grid.tasks.get(0).run();
            }
        };
        assertThat(values.next()).isZero();

        stream.close();

        assertThat(grid.tasks).hasSizeGreaterThan(1).allMatch(HeldTask::hasEnded);
        assertThat(values.next()).isEqualTo(1);
    }

    @Test
    void aParallelStreamHasAllValues() {
        assertThat(Maps.<Integer>stream(
                                grid, plan(SQUARE, 0, IntStream.range(0, 10_000).toArray()))
                        .parallel()
                        .mapToLong(i -> i)
                        .sum())
                .isEqualTo(IntStream.range(0, 10_000).mapToLong(i -> i * i).sum());
    }

    @Test
    void outcomesComeAsTheyEnd() {
        grid.holds = true;
        Iterator<Outcome<Integer>> outcomes = Maps.<Integer>asCompleted(grid, plan(ODD_FAILS, 1, List.of(0, 1, 2, 3)))
                .iterator();
        Thread runner = new Thread(() -> {
            awaitTasks(4);
            grid.tasks.get(1).run();
        });
        runner.start();

        Outcome<Integer> first = outcomes.next();

        assertThat(first.position()).isEqualTo(1);
        assertThat(first.isOk()).isFalse();
        List.of(3, 0, 2).forEach(i -> grid.tasks.get(i).run());
        List<Integer> others = new ArrayList<>();
        outcomes.forEachRemaining(outcome -> others.add(outcome.position()));
        assertThat(others).containsExactlyInAnyOrder(0, 2, 3);
    }

    @Test
    void anInputThatThrowsEndsAStreamAfterItsItems() {
        Iterator<Integer> values = Maps.<Integer>stream(grid, plan(SAME, 0, new Iterator<Integer>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public Integer next() {
                        if (next == 3) {
                            throw new IllegalStateException("no more");
                        }
                        return next++;
                    }
                }))
                .iterator();

        assertThat(List.of(values.next(), values.next(), values.next())).containsExactly(0, 1, 2);
        assertThatThrownBy(values::next).hasMessageContaining("no more");
        assertThat(values.hasNext()).isFalse();
    }
}
