package org.cogrid.client.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.client.MultiResult;
import org.cogrid.core.EngineFunction;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn3;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one function for many items. The result has the values in the order of the items. An item whose call fails
 * fails alone, at its place. An item or value that can't be decoded where it arrives fails all items of its message.
 *
 * <p>Sequences go in step. Sequences of known lengths must have the same length; if one is an {@code Iterator} or a stream,
 * the shortest sequence ends the map. Without items the result is empty. An item may be {@code ref(…)}. Numbers of a
 * primitive array or stream are not boxed on their way: {@code map(MapCall.of(Model::run, IntStream.range(0, 1_000_000)))}.
 *
 * <p>{@code map} waits only if the view's {@code block} is true, {@code mapSync} always.
 */
public interface MapCalls {
    /**
     * Calls a function for each item and returns its result. If the view's {@code block} is true, it waits for the end of
     * all calls and throws their failures.
     *
     * @throws IllegalArgumentException if a sequence is none, or lengths differ
     * @throws org.cogrid.core.CogridException if the function can't be encoded. On given engines, if an item can't be
     *     encoded, too, and then nothing is sent; for whichever engine is least busy, that item fails alone
     */
    <R extends @Nullable Object> MultiResult<R> map(MapCall<R> call);

    /** Calls a function for each item and waits. Returns the values, or throws as {@link MultiResult#get}. */
    default <R extends @Nullable Object> List<R> mapSync(MapCall<R> call) {
        return map(call).get();
    }

    /** Calls a function for each item, as {@link #map(MapCall)} does. */
    default <A, R extends @Nullable Object> MultiResult<R> map(Fn1<A, R> function, Iterable<? extends A> items) {
        return map(MapCall.of(function, items));
    }

    /** Calls a function for each item, as {@link #map(MapCall)} does. */
    default <A, R extends @Nullable Object> MultiResult<R> map(Fn1<A, R> function, Stream<? extends A> items) {
        return map(MapCall.of(function, items));
    }

    /** Calls a function for each pair of items, as {@link #map(MapCall)} does. */
    default <A, B, R extends @Nullable Object> MultiResult<R> map(
            Fn2<A, B, R> function, Iterable<? extends A> first, Iterable<? extends B> second) {
        return map(MapCall.of(function, first, second));
    }

    /** Calls a function for each three items, as {@link #map(MapCall)} does. */
    default <A, B, C, R extends @Nullable Object> MultiResult<R> map(
            Fn3<A, B, C, R> function,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            Iterable<? extends C> third) {
        return map(MapCall.of(function, first, second, third));
    }

    /** Calls an engine's function for the items of each sequence, as {@link #map(MapCall)} does. */
    default <R extends @Nullable Object> MultiResult<R> map(
            EngineFunction function, Iterable<?> first, Iterable<?>... more) {
        return map(MapCall.untyped(function, all(first, more)));
    }

    /** Calls a function for each item, as {@link #mapSync(MapCall)} does. */
    default <A, R extends @Nullable Object> List<R> mapSync(Fn1<A, R> function, Iterable<? extends A> items) {
        return mapSync(MapCall.of(function, items));
    }

    /** Calls a function for each item, as {@link #mapSync(MapCall)} does. */
    default <A, R extends @Nullable Object> List<R> mapSync(Fn1<A, R> function, Stream<? extends A> items) {
        return mapSync(MapCall.of(function, items));
    }

    /** Calls a function for each pair of items, as {@link #mapSync(MapCall)} does. */
    default <A, B, R extends @Nullable Object> List<R> mapSync(
            Fn2<A, B, R> function, Iterable<? extends A> first, Iterable<? extends B> second) {
        return mapSync(MapCall.of(function, first, second));
    }

    /** Calls a function for each three items, as {@link #mapSync(MapCall)} does. */
    default <A, B, C, R extends @Nullable Object> List<R> mapSync(
            Fn3<A, B, C, R> function,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            Iterable<? extends C> third) {
        return mapSync(MapCall.of(function, first, second, third));
    }

    /** Calls an engine's function for the items of each sequence, as {@link #mapSync(MapCall)} does. */
    default <R extends @Nullable Object> List<R> mapSync(
            EngineFunction function, Iterable<?> first, Iterable<?>... more) {
        return mapSync(MapCall.untyped(function, all(first, more)));
    }

    private static Object[] all(Iterable<?> first, Iterable<?>[] more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
