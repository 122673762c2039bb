package org.cogrid.client.internal.groovy;

import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.call.Call;
import org.jspecify.annotations.Nullable;

/** Calls with named arguments, as Groovy hands them over: a leading map. The function may be a closure, a Reference or source. */
@SuppressWarnings("checkstyle:ParameterNumber") // Groovy would spread an array into varargs, so arities are fixed
public final class NamedCalls {
    private NamedCalls() {}

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view, Map<String, ?> named, Object function) {
        return view.apply(Call.of(function).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view, Map<String, ?> named, Object function, @Nullable Object a) {
        return view.apply(Call.of(function, new Object[] {a}).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view, Map<String, ?> named, Object function, @Nullable Object a, @Nullable Object b) {
        return view.apply(Call.of(function, a, b).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c) {
        return view.apply(Call.of(function, a, b, c).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.apply(Call.of(function, a, b, c, d).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.apply(Call.of(function, a, b, c, d, e).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.apply(Call.of(function, a, b, c, d, e, f).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.apply(Call.of(function, a, b, c, d, e, f, g).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.apply(Call.of(function, a, b, c, d, e, f, g, h).named(named));
    }

    public static <R extends @Nullable Object> R applySync(DirectView view, Map<String, ?> named, Object function) {
        return view.applySync(Call.of(function).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view, Map<String, ?> named, Object function, @Nullable Object a) {
        return view.applySync(Call.of(function, new Object[] {a}).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view, Map<String, ?> named, Object function, @Nullable Object a, @Nullable Object b) {
        return view.applySync(Call.of(function, a, b).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c) {
        return view.applySync(Call.of(function, a, b, c).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.applySync(Call.of(function, a, b, c, d).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.applySync(Call.of(function, a, b, c, d, e).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.applySync(Call.of(function, a, b, c, d, e, f).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.applySync(Call.of(function, a, b, c, d, e, f, g).named(named));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.applySync(Call.of(function, a, b, c, d, e, f, g, h).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view, Map<String, ?> named, Object function) {
        return view.applyAsync(Call.of(function).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view, Map<String, ?> named, Object function, @Nullable Object a) {
        return view.applyAsync(Call.of(function, new Object[] {a}).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view, Map<String, ?> named, Object function, @Nullable Object a, @Nullable Object b) {
        return view.applyAsync(Call.of(function, a, b).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c) {
        return view.applyAsync(Call.of(function, a, b, c).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.applyAsync(Call.of(function, a, b, c, d).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.applyAsync(Call.of(function, a, b, c, d, e).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.applyAsync(Call.of(function, a, b, c, d, e, f).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.applyAsync(Call.of(function, a, b, c, d, e, f, g).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Map<String, ?> named,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.applyAsync(Call.of(function, a, b, c, d, e, f, g, h).named(named));
    }
}
