package org.cogrid.client.call;

import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Outcome;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.jspecify.annotations.Nullable;

/**
 * Maps whose items go to whichever engine is least busy. Items are taken and encoded as engines ask for work, so they may be
 * endless where values are not kept, and must not be changed before they have ended. One thread at a time takes them: a
 * thread of the map's for {@code map} and {@code mapReduce}, and the thread that reads for {@code stream} and
 * {@code asCompleted}. A stream of items is closed at the end. If the sequence itself fails, that failure comes after the
 * values of the items before.
 *
 * <p>The function goes to each engine once. All items there share what it captures. If an engine is lost, the items that it
 * had fail with an {@code EngineLostException}, unless the view retries.
 */
public interface BalancedMapCalls extends MapCalls {
    /**
     * Calls a function for each item, and combines the values: those of neighbouring items on the engines, and what
     * comes from there in this program, on callback threads, several at once. Values are combined in the order of the
     * items, so that {@code combine} need only be associative; it may change and return its first argument. The value is
     * {@code null} if there are no items. If an item fails, so does the whole, once all have ended.
     *
     * <p>Does not wait, unless the view's {@code block} is true.
     *
     * @throws IllegalArgumentException if a sequence is none, or known lengths differ
     * @throws org.cogrid.core.NotSerializableValueException if a function can't be encoded
     */
    <R extends @Nullable Object> AsyncResult<R> mapReduce(MapCall<R> call, Fn2<R, R, R> combine);

    /** Calls a function for each item and combines the values, as {@link #mapReduce(MapCall, Fn2)} does. */
    default <A, R extends @Nullable Object> AsyncResult<R> mapReduce(
            Fn1<A, R> function, Fn2<R, R, R> combine, Iterable<? extends A> items) {
        return mapReduce(MapCall.of(function, items), combine);
    }

    /** Calls a function for each item and combines the values, as {@link #mapReduce(MapCall, Fn2)} does. */
    default <A, R extends @Nullable Object> AsyncResult<R> mapReduce(
            Fn1<A, R> function, Fn2<R, R, R> combine, Stream<? extends A> items) {
        return mapReduce(MapCall.of(function, items), combine);
    }

    /**
     * Returns the values in the order of the items, as they are asked for: items are taken when the stream is read, ahead
     * by as many as keep the engines busy, and a value is let go once it was read. An item that fails throws at its
     * place; an {@code iterator()} over the stream may go on after that. Waits while it is read, no longer than the
     * view's timeout for each value; but a sequence of items that blocks holds up the reader. For one thread. Close it to
     * cancel what is on its way.
     *
     * <pre>{@code
     * try (Stream<Double> values = client.balanced().stream(Model::simulate, seeds)) {
     *     Optional<Double> good = values.filter(value -> value > 0.9).findFirst();
     * }
     * }</pre>
     *
     * @throws IllegalArgumentException if a sequence is none, or known lengths differ
     * @throws org.cogrid.core.NotSerializableValueException if the function can't be encoded
     */
    <R extends @Nullable Object> Stream<R> stream(MapCall<R> call);

    /** Returns the values as they are asked for, as {@link #stream(MapCall)} does. */
    default <A, R extends @Nullable Object> Stream<R> stream(Fn1<A, R> function, Iterable<? extends A> items) {
        return stream(MapCall.of(function, items));
    }

    /** Returns the values as they are asked for, as {@link #stream(MapCall)} does. */
    default <A, R extends @Nullable Object> Stream<R> stream(Fn1<A, R> function, Stream<? extends A> items) {
        return stream(MapCall.of(function, items));
    }

    /**
     * Returns how each item has ended, as they end: a stream as that of {@link #stream(MapCall)}, in another order, with
     * failures in place.
     *
     * @throws IllegalArgumentException if a sequence is none, or known lengths differ
     * @throws org.cogrid.core.NotSerializableValueException if the function can't be encoded
     */
    <R extends @Nullable Object> Stream<Outcome<R>> asCompleted(MapCall<R> call);

    /** Returns how each item has ended, as {@link #asCompleted(MapCall)} does. */
    default <A, R extends @Nullable Object> Stream<Outcome<R>> asCompleted(
            Fn1<A, R> function, Iterable<? extends A> items) {
        return asCompleted(MapCall.of(function, items));
    }

    /** Returns how each item has ended, as {@link #asCompleted(MapCall)} does. */
    default <A, R extends @Nullable Object> Stream<Outcome<R>> asCompleted(
            Fn1<A, R> function, Stream<? extends A> items) {
        return asCompleted(MapCall.of(function, items));
    }
}
