package org.cogrid.client.internal.groovy;

import groovy.lang.Closure;
import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.call.Call;
import org.cogrid.core.Reference;
import org.jspecify.annotations.Nullable;

/** Calls of closures whose value stays on the engine, with and without named arguments. */
@SuppressWarnings("checkstyle:ParameterNumber") // Groovy would spread an array into varargs, so arities are fixed
public final class StoringClosureCalls {
    private StoringClosureCalls() {}

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view, CharSequence name, Closure<R> function) {
        return view.applyInto(name, Call.of(function));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view, CharSequence name, Closure<R> function, @Nullable Object a) {
        return view.applyInto(name, Call.of(function, new Object[] {a}));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view, CharSequence name, Closure<R> function, @Nullable Object a, @Nullable Object b) {
        return view.applyInto(name, Call.of(function, a, b));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            CharSequence name,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c) {
        return view.applyInto(name, Call.of(function, a, b, c));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            CharSequence name,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.applyInto(name, Call.of(function, a, b, c, d));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            CharSequence name,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            CharSequence name,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e, f));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            CharSequence name,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e, f, g));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            CharSequence name,
            Closure<R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e, f, g, h));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view, Map<String, ?> named, CharSequence name, Object function) {
        return view.applyInto(name, Call.of(function).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view, Map<String, ?> named, CharSequence name, Object function, @Nullable Object a) {
        return view.applyInto(name, Call.of(function, new Object[] {a}).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b) {
        return view.applyInto(name, Call.of(function, a, b).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c) {
        return view.applyInto(name, Call.of(function, a, b, c).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return view.applyInto(name, Call.of(function, a, b, c, d).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e, f).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e, f, g).named(named));
    }

    public static <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            DirectView view,
            Map<String, ?> named,
            CharSequence name,
            Object function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return view.applyInto(name, Call.of(function, a, b, c, d, e, f, g, h).named(named));
    }
}
