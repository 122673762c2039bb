package org.cogrid.client.internal.balance.map;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.core.function.Fn2;
import org.jspecify.annotations.Nullable;

/** Starts maps over a balanced view. */
public final class Maps {
    private Maps() {}

    /**
     * Starts a map that keeps its values.
     *
     * @param mostBytes how many bytes of encoded values it may keep
     * @throws IllegalArgumentException when a sequence is none, or the known lengths differ
     * @throws org.cogrid.core.CogridException when the function can't be encoded, or the client is closed
     */
    public static <R extends @Nullable Object> MultiResult<R> map(MapGrid grid, MapPlan plan, long mostBytes) {
        KeptChunks chunks = new KeptChunks(mostBytes);
        MapJob job = new MapJob(grid, plan, new MapFeed(grid, plan), chunks, true);
        job.start();
        return new MapResult<>(job, chunks);
    }

    /**
     * Starts a map whose values are combined. Throws as {@link #map} does.
     *
     * @param plan has what combines values on the engines
     * @param combine combines values here
     */
    public static <R extends @Nullable Object> AsyncResult<R> mapReduce(
            MapGrid grid, MapPlan plan, Fn2<R, R, R> combine) {
        Reduction<R> reduction = new Reduction<>(combine);
        MapJob job = new MapJob(grid, plan, new MapFeed(grid, plan), reduction, true);
        job.start();
        return new ReducedResult<>(job, reduction);
    }

    /** Returns the values of a map as they are read, in the order of the items. Throws as {@link #map} does. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    public static <R extends @Nullable Object> Stream<R> stream(MapGrid grid, MapPlan plan) {
        LazyValues values = new LazyValues(true, plan.shape().window());
        MapJob job = new MapJob(grid, plan, new MapFeed(grid, plan), values, false);
        LazyValues.Reader outcomes = values.reader(job);
        return stream(job, new Iterator<R>() {
            @Override
            public boolean hasNext() {
                return outcomes.hasNext();
            }

            @Override
            public R next() {
                return (R) outcomes.next().get();
            }
        });
    }

    /** Returns the outcomes of a map as they come. Throws as {@link #map} does. */
    @SuppressWarnings("unchecked") // the type is the caller's to know
    public static <R extends @Nullable Object> Stream<Outcome<R>> asCompleted(MapGrid grid, MapPlan plan) {
        LazyValues values = new LazyValues(false, plan.shape().window());
        MapJob job = new MapJob(grid, plan, new MapFeed(grid, plan), values, false);
        LazyValues.Reader outcomes = values.reader(job);
        return stream(job, new Iterator<Outcome<R>>() {
            @Override
            public boolean hasNext() {
                return outcomes.hasNext();
            }

            @Override
            public Outcome<R> next() {
                return (Outcome<R>) outcomes.next();
            }
        });
    }

    private static <T extends @Nullable Object> Stream<T> stream(MapJob job, Iterator<T> elements) {
        Spliterator<T> lazily = Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED);
        return StreamSupport.stream(lazily, false).onClose(() -> {
            job.cancel();
            job.feed(() -> true); // takes nothing any more, and closes the items' streams
        });
    }
}
