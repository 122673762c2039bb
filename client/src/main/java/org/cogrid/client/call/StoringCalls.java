package org.cogrid.client.call;

import org.cogrid.client.AsyncResult;
import org.cogrid.client.internal.view.Calls;
import org.cogrid.core.Argument;
import org.cogrid.core.EngineFunction;
import org.cogrid.core.Reference;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn3;
import org.cogrid.core.function.Fn4;
import org.jspecify.annotations.Nullable;

/** Calls whose value stays on the engine as a variable; the result is a Reference to it. Else as the other calls. */
@SuppressWarnings("checkstyle:ParameterNumber") // one form for each arity, since an array must never be spread
public interface StoringCalls extends FunctionCalls {
    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(CharSequence name, Fn0<R> function) {
        return applyInto(name, Call.of(function));
    }

    default <A, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn1<A, R> function, @Nullable A a) {
        return applyInto(name, Call.of(function, new Object[] {a}));
    }

    default <A, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn1<A, R> function, Argument a, Argument... more) {
        return applyInto(name, Calls.of(function, more, a));
    }

    default <A, B, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn2<A, B, R> function, @Nullable A a, @Nullable B b) {
        return applyInto(name, Call.of(function, a, b));
    }

    default <A, B, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn2<A, B, R> function, @Nullable Object a, @Nullable Object b, Argument... more) {
        return applyInto(name, Calls.of(function, more, a, b));
    }

    default <A, B, C, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn3<A, B, C, R> function, @Nullable A a, @Nullable B b, @Nullable C c) {
        return applyInto(name, Call.of(function, a, b, c));
    }

    default <A, B, C, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            Fn3<A, B, C, R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            Argument... more) {
        return applyInto(name, Calls.of(function, more, a, b, c));
    }

    default <A, B, C, D, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            Fn4<A, B, C, D, R> function,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d) {
        return applyInto(name, Call.of(function, a, b, c, d));
    }

    default <A, B, C, D, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            Fn4<A, B, C, D, R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            Argument... more) {
        return applyInto(name, Calls.of(function, more, a, b, c, d));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, EngineFunction function) {
        return applyInto(name, Call.of(function));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, EngineFunction function, @Nullable Object a) {
        return applyInto(name, Call.of(function, new Object[] {a}));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, EngineFunction function, @Nullable Object a, @Nullable Object b) {
        return applyInto(name, Call.of(function, a, b));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return applyInto(name, Call.of(function, a, b, c));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d) {
        return applyInto(name, Call.of(function, a, b, c, d));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return applyInto(name, Call.of(function, a, b, c, d, e));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return applyInto(name, Call.of(function, a, b, c, d, e, f));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return applyInto(name, Call.of(function, a, b, c, d, e, f, g));
    }

    default <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name,
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return applyInto(name, Call.of(function, a, b, c, d, e, f, g, h));
    }
}
