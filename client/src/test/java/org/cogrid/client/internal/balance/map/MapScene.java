package org.cogrid.client.internal.balance.map;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.MultiResult;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;

/** Maps over a made-up grid, whose tasks a test runs in the order it likes. */
abstract class MapScene {
    static final long MUCH = 1L << 30;
    static final Fn1<Integer, Integer> SQUARE = i -> i * i;
    static final Fn1<Integer, Integer> ODD_FAILS = i -> {
        if (i % 2 == 1) {
            throw new IllegalStateException("odd");
        }
        return i;
    };
    static final Fn1<Object, Object> SAME = o -> o;
    static final Fn2<String, String, String> CONCAT = (a, b) -> a + b;

    final FakeMapGrid grid = new FakeMapGrid();

    static MapPlan plan(Object function, int chunk, Object... sequences) {
        return new MapPlan(
                function,
                null,
                Arrays.asList(sequences),
                row -> {},
                shape(chunk, 0),
                false,
                64,
                Duration.ofSeconds(30));
    }

    static MapShape shape(int chunk, int window) {
        return new MapShape(chunk, window, false);
    }

    static MapPlan window(MapPlan plan, int window) {
        return new MapPlan(
                plan.function(),
                null,
                plan.sequences(),
                plan.check(),
                shape(plan.shape().chunk(), window),
                false,
                64,
                plan.timeout());
    }

    <R> MultiResult<R> map(Object function, int chunk, Object... sequences) {
        return Maps.map(grid, plan(function, chunk, sequences), MUCH);
    }

    AsyncResult<String> concat(Fn1<?, String> map, int chunk, Object items) {
        MapPlan plan = plan(map, chunk, items);
        return Maps.mapReduce(
                grid,
                new MapPlan(map, CONCAT, plan.sequences(), plan.check(), shape(chunk, 0), false, 64, plan.timeout()),
                CONCAT);
    }

    void awaitTasks(int count) {
        await().until(() -> grid.tasks.size() == count);
    }

    /** Numbers from 0 on, which end never; counts those that were taken. */
    static Iterator<Integer> endless(AtomicInteger taken) {
        return Stream.generate(taken::getAndIncrement).iterator();
    }

    /** Gives these, and then waits for the latch and ends. */
    static Iterator<Integer> blocking(int items, CountDownLatch latch) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                try {
                    if (next == items) {
                        latch.await();
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return next < items;
            }

            @Override
            public Integer next() {
                return next++;
            }
        };
    }
}
