package org.cogrid.client.internal.balance.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.OutputLine;
import org.cogrid.client.Progress;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.internal.task.ChunkTask;
import org.cogrid.core.internal.task.result.Packed;
import org.junit.jupiter.api.Test;

class MapsTest extends MapScene {
    @Test
    void valuesAreInTheOrderOfTheItemsWhateverEndsFirst() {
        grid.holds = true;
        MultiResult<Integer> result = map(SQUARE, 2, new int[] {1, 2, 3, 4, 5});
        awaitTasks(3);

        grid.tasks.get(2).run();
        await().until(() -> result.progress().equals(new Progress(1, 5)));
        List<Outcome<Integer>> completed = new ArrayList<>();
        completed.add(result.asCompleted().iterator().next());
        grid.tasks.get(1).run();
        grid.tasks.get(0).run();

        assertThat(result.get()).containsExactly(1, 4, 9, 16, 25);
        assertThat(result).containsExactly(1, 4, 9, 16, 25);
        assertThat(completed).extracting(Outcome::position).containsExactly(4);
        assertThat(result.asCompleted()).extracting(Outcome::value).containsExactlyInAnyOrder(1, 4, 9, 16, 25);
        assertThat(result.outcomes()).extracting(Outcome::position).containsExactly(0, 1, 2, 3, 4);
        assertThat(result.tasks()).hasSize(3);
        assertThat(result.successful()).isTrue();
        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
    }

    @Test
    void aMillionIntsGoInFewChunks() {
        int[] items = IntStream.range(0, 1_000_000).toArray();
        grid.itemTime = Duration.ofNanos(100);

        List<Integer> squares = this.<Integer>map(SQUARE, 0, items).get();

        assertThat(squares).hasSize(1_000_000);
        assertThat(squares.get(1_000)).isEqualTo(1_000_000);
        assertThat(grid.chunks).hasSizeLessThan(1_000);
        assertThat(grid.chunks.get(grid.chunks.size() / 2).columns()[0]).isInstanceOf(int[].class);
        await().untilAsserted(() -> assertThat(grid.forgetting).containsExactlyInAnyOrder(0, 1));
    }

    @Test
    void allSortsOfSequencesGoInStep() {
        Fn2<Object, Object, Object> pair = (a, b) -> a + "-" + b;

        assertThat(map(pair, 0, List.of("a", "b"), new long[] {1, 2}).get()).containsExactly("a-1", "b-2");
        assertThat(map(pair, 0, IntStream.iterate(0, i -> i + 1), List.of('x', 'y'))
                        .get())
                .containsExactly("0-x", "1-y");
        assertThat(map(pair, 0, Stream.of("a", "b", "c"), List.of(1).iterator()).get())
                .containsExactly("a-1");
        assertThatThrownBy(() -> map(pair, 0, List.of(1, 2), new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 3]");
        assertThatThrownBy(() -> map(SAME, 0, "text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMapOfNothingIsEmpty() {
        assertThat(map(SAME, 0, List.of()).get()).isEmpty();
        assertThat(map(SAME, 0, Stream.of()).outcomes()).isEmpty();
        assertThat(map(SAME, 0, Stream.of()).byEngine()).isEmpty();
        assertThat(concat(i -> "x", 0, List.of()).get()).isNull();
        assertThat(Maps.stream(grid, plan(SAME, 0, List.of()))).isEmpty();
        assertThat(Maps.asCompleted(grid, plan(SAME, 0, List.of()))).isEmpty();
    }

    @Test
    void failedItemsFailInTheirPlaces() {
        MultiResult<Integer> result = map(ODD_FAILS, 3, List.of(0, 1, 2, 3, 4));

        assertThatThrownBy(result::get)
                .isInstanceOfSatisfying(CompositeTaskException.class, e -> {
                    assertThat(e.failures()).containsOnlyKeys(1, 3);
                    assertThat(e.count()).isEqualTo(2);
                    assertThat(e.total()).isEqualTo(5);
                })
                .hasMessageContaining("map failed for 2 of 5 items");
        assertThat(result.outcomes()).extracting(Outcome::isOk).containsExactly(true, false, true, false, true);
        assertThat(result.progress()).isEqualTo(new Progress(5, 5, 2)).hasToString("5/5, 2 failed");
        assertThat(result.successful()).isFalse();
        Iterator<Integer> values = result.iterator();
        assertThat(values.next()).isZero();
        assertThatThrownBy(values::next).hasMessageContaining("odd");
        assertThat(values.next()).isEqualTo(2);
    }

    @Test
    void aMillionFailuresKeepTheFirstHundred() {
        Fn1<Integer, Integer> fails = i -> {
            throw new IllegalStateException("number " + i);
        };
        grid.itemTime = Duration.ofNanos(100);

        assertThatThrownBy(() -> map(fails, 0, IntStream.range(0, 1_000_000)).get())
                .isInstanceOfSatisfying(CompositeTaskException.class, e -> {
                    assertThat(e.count()).isEqualTo(1_000_000);
                    assertThat(e.failures()).hasSize(100).containsKey(99);
                });
    }

    @Test
    void aLostEngineTakesItsItemsAlone() {
        grid.holds = true;
        MultiResult<Integer> result = map(SQUARE, 2, List.of(1, 2, 3, 4));
        awaitTasks(2);
        grid.tasks.get(0).fail(new EngineLostException("engine 1 was lost"));
        grid.tasks.get(1).run();

        assertThat(result.outcomes()).extracting(Outcome::isOk).containsExactly(false, false, true, true);
    }

    @Test
    void itemsThatCannotBeEncodedFailAlone() {
        grid.encoding = task -> {
            if (task instanceof ChunkTask chunk && hasBad(chunk.columns()[0])) {
                throw new NotSerializableValueException("bad can't travel");
            }
        };

        MultiResult<Object> result = map(SAME, 4, List.of("a", "bad", "b", "c", "bad", "d"));

        assertThat(result.outcomes()).extracting(Outcome::value).containsExactly("a", null, "b", "c", null, "d");
        assertThat(result.outcomes().get(4).failure()).hasMessage("bad can't travel");
        assertThat(result.outcomes().get(4).engineId()).isEqualTo(-1);
    }

    private static boolean hasBad(Object column) {
        return IntStream.range(0, Packed.length(column)).anyMatch(i -> "bad".equals(Packed.get(column, i)));
    }

    @Test
    void whatTheInputThrowsIsTheFailureOfTheMap() {
        Iterator<Integer> input = IntStream.iterate(0, i -> {
                    if (i == 2) {
                        throw new IllegalStateException("no more numbers");
                    }
                    return i + 1;
                })
                .iterator();

        MultiResult<Integer> result = map(ODD_FAILS, 0, input);

        assertThatThrownBy(result::get)
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("after the first 3")
                .hasMessageContaining("no more numbers")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(result.outcomes()).extracting(Outcome::isOk).containsExactly(true, false, true);
        assertThat(result.successful()).isFalse();
        Iterator<Outcome<Integer>> completed = result.asCompleted().iterator();
        completed.next();
        completed.next();
        completed.next();
        assertThatThrownBy(completed::next).hasMessageContaining("no more numbers");
        assertThat(completed.hasNext()).isFalse();
    }

    @Test
    void anInputThatBlocksHoldsUpNoItemBeforeIt() {
        CountDownLatch latch = new CountDownLatch(1);
        MultiResult<Integer> result = map(SQUARE, 100, blocking(3, latch));
        Iterator<Integer> values = result.iterator();

        assertThat(List.of(values.next(), values.next(), values.next())).containsExactly(0, 1, 4);
        assertThat(result.size()).isEqualTo(-1);
        await().until(() -> result.progress().equals(new Progress(3, -1)));
        assertThat(result.progress()).hasToString("3");
        latch.countDown();
        assertThat(result.get()).containsExactly(0, 1, 4);
        assertThat(result.size()).isEqualTo(3);
    }

    @Test
    void anInputThatBlocksDoesNotKeepAMapFromBeingCancelled() {
        CountDownLatch latch = new CountDownLatch(1);
        MultiResult<Integer> result = map(SQUARE, 1, blocking(1, latch));
        result.iterator().next();

        result.cancel();

        assertThat(result.ready()).isTrue();
        assertThatThrownBy(result::get).isInstanceOf(TaskAbortedException.class);
        assertThat(result.outcomes()).hasSize(1);
        latch.countDown();
    }

    @Test
    void fewItemsAreTakenAhead() {
        grid.holds = true;
        AtomicInteger taken = new AtomicInteger();
        MultiResult<Integer> result = map(SQUARE, 10, endless(taken));

        awaitTasks(4);
        assertThat(taken).hasValue(40);
        grid.tasks.get(0).run();
        awaitTasks(5);
        assertThat(taken).hasValue(50);

        assertThat(result.cancel()).isEqualTo(CancelOutcome.REMOVED);
        assertThatThrownBy(result::get).isInstanceOf(TaskAbortedException.class).hasMessageContaining("50");
        assertThat(result.outcomes()).hasSize(50).filteredOn(Outcome::isOk).hasSize(10);
    }

    @Test
    void cancellingSettlesAllItemsOfAKnownInput() {
        grid.holds = true;
        MultiResult<Integer> result = map(SQUARE, 10, new int[1_000]);
        awaitTasks(4);

        result.cancel();

        assertThat(result.outcomes())
                .hasSize(1_000)
                .allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(TaskAbortedException.class));
        assertThatThrownBy(result::get).isInstanceOf(CompositeTaskException.class);
        assertThat(grid.tasks).hasSize(4);
    }

    @Test
    void aTaskThatIsSubmittedDuringACancelIsCancelledToo() throws Exception {
        grid.holds = true;
        CountDownLatch submits = new CountDownLatch(1);
        CountDownLatch latch = new CountDownLatch(1);
        grid.submitting = task -> {
            submits.countDown();
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        MultiResult<Integer> result = map(SQUARE, 1, List.of(1, 2));
        submits.await();

        result.cancel();
        assertThat(result.await(Duration.ofSeconds(30))).isTrue();
        latch.countDown();

        await().until(() -> grid.tasks.size() == 1 && grid.tasks.get(0).hasEnded());
        assertThat(result.outcomes()).noneMatch(Outcome::isOk);
    }

    @Test
    void theFirstFailureEndsAMapThatFailsFast() {
        grid.holds = true;
        MapPlan plan = new MapPlan(
                ODD_FAILS,
                null,
                List.of(IntStream.range(1, 1_000).toArray()),
                row -> {},
                new MapShape(1, 0, true),
                false,
                64,
                null);
        MultiResult<Integer> result = Maps.map(grid, plan, MUCH);
        awaitTasks(4);
        grid.tasks.get(2).run(); // 3, which is odd

        assertThatThrownBy(result::get).isInstanceOfSatisfying(CompositeTaskException.class, e -> {
            assertThat(e.failures().get(2)).hasMessageContaining("odd");
            assertThat(e.failures().get(0)).isInstanceOf(TaskAbortedException.class);
        });
        assertThat(grid.tasks).hasSizeLessThan(10);
    }

    @Test
    void moreValuesThanFitEndTheMap() {
        MultiResult<Integer> result = Maps.map(grid, plan(SQUARE, 1, endless(new AtomicInteger())), 1_000);

        assertThatThrownBy(result::get)
                .hasMessageContaining("cogrid.client.max-map-results")
                .hasMessageContaining("mapReduce")
                .hasMessageContaining("stream")
                .hasMessageContaining("applyInto");
    }

    @Test
    void aClosedClientEndsTheMap() {
        grid.holds = true;
        MultiResult<Integer> result = map(SQUARE, 1, endless(new AtomicInteger()));
        awaitTasks(4);
        grid.closed = true;
        grid.tasks.forEach(task -> task.fail(new CogridException("the client was closed")));

        assertThatThrownBy(result::get).hasMessageContaining("closed");
    }

    @Test
    void aFaultOfSubmittingEndsTheMap() {
        grid.submitting = task -> {
            throw new IllegalStateException("no room");
        };

        assertThatThrownBy(() -> map(SQUARE, 1, endless(new AtomicInteger())).get())
                .hasMessageContaining("no room");
    }

    @Test
    void anObstacleIsThrownToThoseThatWait() {
        grid.submitting = task -> task.obstacle = new CogridException("unread results fill the room");
        grid.holds = true;
        MultiResult<Integer> result = map(SQUARE, 1, List.of(3));
        awaitTasks(1);

        assertThatThrownBy(result::get).hasMessageContaining("unread results");
        grid.tasks.get(0).run();
        await().until(result::ready);
        assertThat(result.get()).containsExactly(9);
    }

    @Test
    void onlyAnEngineWithOneItemHasAValueByEngine() {
        assertThat(this.<Integer>map(SQUARE, 1, List.of(3, 4)).byEngine()).containsOnlyKeys(0, 1);
        assertThatThrownBy(() -> map(SQUARE, 1, List.of(3, 4, 5)).byEngine()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void listenersHearChunksThatComeLater() {
        grid.holds = true;
        List<String> heard = new CopyOnWriteArrayList<>();
        List<Progress> progress = new CopyOnWriteArrayList<>();
        MultiResult<Integer> result = map(SQUARE, 1, IntStream.range(0, 5).toArray());
        var listening = result.onOutput((OutputLine line) -> heard.add(line.text()));
        result.onProgress(progress::add);
        for (int i = 0; i < 5; i++) {
            int at = i;
            await().until(() -> grid.tasks.size() > at);
            grid.tasks.get(i).print("item " + i + "\n");
            grid.tasks.get(i).run();
        }

        result.get();
        listening.join();
        assertThat(heard).containsExactlyInAnyOrder("item 0", "item 1", "item 2", "item 3", "item 4");
        await().until(() -> progress.contains(new Progress(5, 5)));
        assertThat(result.metadata().stdout()).contains("item 4");
    }

    @Test
    void anInterruptCancelsTheMapWhereTheUserStopsThreads() throws Exception {
        grid.holds = true;
        WaitingThreads.whenStopped(task -> task.cancel());
        try {
            MultiResult<Integer> result = map(SQUARE, 1, endless(new AtomicInteger()));
            Thread reader = new Thread(() -> {
                try {
                    result.iterator().next();
                } catch (CogridException e) {
                    // the test looks at the result
                }
            });
            reader.start();
            await().until(() -> !WaitingThreads.of(reader).isEmpty());
            reader.interrupt();

            await().until(result::ready);
            assertThat(result.outcomes()).noneMatch(Outcome::isOk);
        } finally {
            WaitingThreads.whenStopped(task -> {});
        }
    }

    @Test
    void aFutureHasTheValues() {
        assertThat(this.<Integer>map(SQUARE, 1, List.of(1, 2)).toFuture().join())
                .containsExactly(1, 4);
        assertThatThrownBy(() -> map(ODD_FAILS, 1, List.of(1)).toFuture().join())
                .hasCauseInstanceOf(CompositeTaskException.class);
    }
}
