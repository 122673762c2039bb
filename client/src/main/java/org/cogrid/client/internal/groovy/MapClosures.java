package org.cogrid.client.internal.groovy;

import groovy.lang.Closure;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.call.BalancedMapCalls;
import org.cogrid.client.call.MapCall;
import org.cogrid.client.call.MapCalls;
import org.cogrid.core.function.Fn2;
import org.jspecify.annotations.Nullable;

/** Maps of Groovy closures over arrays, ranges, iterators and all else that has elements, on all views that have maps. */
@SuppressWarnings("TypeParameterUnusedInFormals") // the type is the caller's to know
public final class MapClosures {
    private MapClosures() {}

    /** Calls a closure for each item. */
    public static <R extends @Nullable Object> MultiResult<R> map(MapCalls view, Closure<?> function, Object items) {
        return view.map(MapCall.untyped(function, items));
    }

    /** Calls a closure for each item: {@code view.map(items) { … }}. */
    public static <R extends @Nullable Object> MultiResult<R> map(MapCalls view, Object items, Closure<?> function) {
        return view.map(MapCall.untyped(function, items));
    }

    /** Calls a closure for each pair of items. */
    public static <R extends @Nullable Object> MultiResult<R> map(
            MapCalls view, Closure<?> function, Object first, Object second) {
        return view.map(MapCall.untyped(function, first, second));
    }

    /** Calls a closure for each three items. */
    public static <R extends @Nullable Object> MultiResult<R> map(
            MapCalls view, Closure<?> function, Object first, Object second, Object third) {
        return view.map(MapCall.untyped(function, first, second, third));
    }

    /** Calls a closure for each item and waits. */
    public static <R extends @Nullable Object> List<R> mapSync(MapCalls view, Closure<?> function, Object items) {
        return view.mapSync(MapCall.untyped(function, items));
    }

    /** Calls a closure for each item and waits: {@code view.mapSync(items) { … }}. */
    public static <R extends @Nullable Object> List<R> mapSync(MapCalls view, Object items, Closure<?> function) {
        return view.mapSync(MapCall.untyped(function, items));
    }

    /** Calls a closure for each pair of items and waits. */
    public static <R extends @Nullable Object> List<R> mapSync(
            MapCalls view, Closure<?> function, Object first, Object second) {
        return view.mapSync(MapCall.untyped(function, first, second));
    }

    /** Calls a closure for each three items and waits. */
    public static <R extends @Nullable Object> List<R> mapSync(
            MapCalls view, Closure<?> function, Object first, Object second, Object third) {
        return view.mapSync(MapCall.untyped(function, first, second, third));
    }

    /** Calls a closure for each item and combines the values with another. */
    public static <R extends @Nullable Object> AsyncResult<R> mapReduce(
            BalancedMapCalls view, Closure<?> function, Closure<R> combine, Object items) {
        return view.mapReduce(MapCall.untyped(function, items), asCombine(combine));
    }

    /** Calls a closure for each item and combines the values: {@code view.mapReduce(items, { … }) { a, b -> … }}. */
    public static <R extends @Nullable Object> AsyncResult<R> mapReduce(
            BalancedMapCalls view, Object items, Closure<?> function, Closure<R> combine) {
        return view.mapReduce(MapCall.untyped(function, items), asCombine(combine));
    }

    @SuppressWarnings("unchecked") // the type is the caller's to know
    private static <R extends @Nullable Object> Fn2<R, R, R> asCombine(Closure<R> combine) {
        return (Fn2<R, R, R>) DefaultGroovyMethods.asType(combine, Fn2.class);
    }

    /** Returns a closure's values for the items, as they are asked for. */
    public static <R extends @Nullable Object> Stream<R> stream(
            BalancedMapCalls view, Closure<?> function, Object items) {
        return view.stream(MapCall.untyped(function, items));
    }

    /** Returns a closure's values for the items, as they are asked for: {@code view.stream(items) { … }}. */
    public static <R extends @Nullable Object> Stream<R> stream(
            BalancedMapCalls view, Object items, Closure<?> function) {
        return view.stream(MapCall.untyped(function, items));
    }

    /** Returns how a closure has ended for each item, as they end. */
    public static <R extends @Nullable Object> Stream<Outcome<R>> asCompleted(
            BalancedMapCalls view, Closure<?> function, Object items) {
        return view.asCompleted(MapCall.untyped(function, items));
    }

    /** Returns how a closure has ended for each item, as they end: {@code view.asCompleted(items) { … }}. */
    public static <R extends @Nullable Object> Stream<Outcome<R>> asCompleted(
            BalancedMapCalls view, Object items, Closure<?> function) {
        return view.asCompleted(MapCall.untyped(function, items));
    }
}
