package org.cogrid.client.internal.groovy;

import groovy.lang.Closure;
import java.util.List;
import org.cogrid.client.MultiResult;
import org.cogrid.client.call.MapCall;
import org.cogrid.client.call.MapCalls;
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
}
