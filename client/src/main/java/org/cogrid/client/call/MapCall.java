package org.cogrid.client.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn3;
import org.jspecify.annotations.Nullable;

/**
 * A function with the sequences of its arguments: the first call takes the first element of each sequence, and so on. All
 * forms of {@link MapCalls} make a {@code MapCall}.
 *
 * @param function a lambda, method reference, closure, {@code GroovySource}, or a {@code Reference} to a function there
 * @param sequences one for each argument: an array, whose first dimension counts, an {@code Iterable}, an {@code Iterator}
 *     or a stream
 * @param <R> the type of the function's result, for the compiler only
 */
public record MapCall<R extends @Nullable Object>(Object function, List<Object> sequences) {
    public MapCall {
        Objects.requireNonNull(function, "function: there is nothing to call");
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("map needs at least one sequence of arguments");
        }
        sequences = Collections.unmodifiableList(new ArrayList<>(sequences));
    }

    /** Makes a call of any function, such as a closure, with any number of sequences. The caller chooses the type. */
    public static <R extends @Nullable Object> MapCall<R> untyped(Object function, Object... sequences) {
        return new MapCall<>(function, Arrays.asList(sequences));
    }

    /** Makes a call of a function with one argument for each element. */
    public static <A, R extends @Nullable Object> MapCall<R> of(Fn1<A, R> function, Object items) {
        return untyped(function, items);
    }

    /** Makes a call of a function with two arguments for each pair of elements. */
    public static <A, B, R extends @Nullable Object> MapCall<R> of(Fn2<A, B, R> function, Object first, Object second) {
        return untyped(function, first, second);
    }

    /** Makes a call of a function with three arguments for each three elements. */
    public static <A, B, C, R extends @Nullable Object> MapCall<R> of(
            Fn3<A, B, C, R> function, Object first, Object second, Object third) {
        return untyped(function, first, second, third);
    }
}
