package org.cogrid.client.internal.groovy;

import groovy.lang.Closure;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.call.Call;
import org.jspecify.annotations.Nullable;

/** Calls of Groovy closures, in fixed arities. */
@SuppressWarnings("checkstyle:ParameterNumber") // Groovy would spread an array into varargs, so arities are fixed
public final class ClosureCalls {
    private ClosureCalls() {}

    public static <R extends @Nullable Object> AsyncResult<R> apply(DirectView view, Closure<R> function) {
        return view.apply(Call.of(function));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view, Closure<R> function, @Nullable Object a) {
        return view.apply(Call.of(function, new Object[] {a}));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view, Closure<R> function, @Nullable Object a, @Nullable Object b) {
        return view.apply(Call.of(function, a, b));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view, Closure<R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return view.apply(Call.of(function, a, b, c));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.apply(Call.of(function, a, b, c, d));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.apply(Call.of(function, a, b, c, d, e));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.apply(Call.of(function, a, b, c, d, e, f));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.apply(Call.of(function, a, b, c, d, e, f, g));
    }

    public static <R extends @Nullable Object> AsyncResult<R> apply(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.apply(Call.of(function, a, b, c, d, e, f, g, h));
    }

    public static <R extends @Nullable Object> R applySync(DirectView view, Closure<R> function) {
        return view.applySync(Call.of(function));
    }

    public static <R extends @Nullable Object> R applySync(DirectView view, Closure<R> function, @Nullable Object a) {
        return view.applySync(Call.of(function, new Object[] {a}));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view, Closure<R> function, @Nullable Object a, @Nullable Object b) {
        return view.applySync(Call.of(function, a, b));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view, Closure<R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return view.applySync(Call.of(function, a, b, c));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.applySync(Call.of(function, a, b, c, d));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.applySync(Call.of(function, a, b, c, d, e));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.applySync(Call.of(function, a, b, c, d, e, f));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.applySync(Call.of(function, a, b, c, d, e, f, g));
    }

    public static <R extends @Nullable Object> R applySync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.applySync(Call.of(function, a, b, c, d, e, f, g, h));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(DirectView view, Closure<R> function) {
        return view.applyAsync(Call.of(function));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view, Closure<R> function, @Nullable Object a) {
        return view.applyAsync(Call.of(function, new Object[] {a}));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view, Closure<R> function, @Nullable Object a, @Nullable Object b) {
        return view.applyAsync(Call.of(function, a, b));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view, Closure<R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return view.applyAsync(Call.of(function, a, b, c));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.applyAsync(Call.of(function, a, b, c, d));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.applyAsync(Call.of(function, a, b, c, d, e));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.applyAsync(Call.of(function, a, b, c, d, e, f));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.applyAsync(Call.of(function, a, b, c, d, e, f, g));
    }

    public static <R extends @Nullable Object> AsyncResult<R> applyAsync(
            DirectView view,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.applyAsync(Call.of(function, a, b, c, d, e, f, g, h));
    }
}
