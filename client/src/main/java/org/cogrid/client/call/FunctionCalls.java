package org.cogrid.client.call;

import static org.cogrid.core.function.Action.action;

import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.internal.view.Calls;
import org.cogrid.core.Argument;
import org.cogrid.core.Reference;
import org.cogrid.core.function.Action0;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn3;
import org.cogrid.core.function.Fn4;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Java functions, which travel to the engine with the code they need: lambdas and method references with up to
 * four parameters. An array, or {@code null}, is one argument.
 *
 * <p>{@code apply} waits only if the view's {@code block} is true, {@code applySync} always, {@code applyAsync} never.
 *
 * <p>Each arity has a second form in which some arguments are {@code ref(…)}; what follows them must be left out. There a
 * lambda declares its parameters' types. A function with parameters and without a result is given as {@code action(…)}.
 */
@SuppressWarnings("checkstyle:ParameterNumber") // one form for each arity, since an array must never be spread
public interface FunctionCalls {
    /** Calls as {@code call} says; with {@link DirectView#isBlock block} this returns only when done, and throws the failure. */
    <R extends @Nullable Object> AsyncResult<R> apply(Call call);

    /** Calls as {@code call} says, waits, and gives the value or throws the failure. */
    <R extends @Nullable Object> R applySync(Call call);

    /** Calls as {@code call} says and returns at once. */
    <R extends @Nullable Object> AsyncResult<R> applyAsync(Call call);

    /**
     * Calls as {@code call} says and keeps the value on the engine as the variable {@code name}; the result is a Reference to
     * it. Waits as {@code apply} does.
     */
    <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(CharSequence name, Call call);

    default <R extends @Nullable Object> AsyncResult<R> apply(Fn0<R> function) {
        return apply(Call.of(function));
    }

    default AsyncResult<@Nullable Void> apply(Action0 function) {
        return apply(Call.of(action(function)));
    }

    default <A, R extends @Nullable Object> AsyncResult<R> apply(Fn1<A, R> function, @Nullable A a) {
        return apply(Call.of(function, new Object[] {a}));
    }

    default <A, R extends @Nullable Object> AsyncResult<R> apply(Fn1<A, R> function, Argument a, Argument... more) {
        return apply(Calls.of(function, more, a));
    }

    default <A, B, R extends @Nullable Object> AsyncResult<R> apply(
            Fn2<A, B, R> function, @Nullable A a, @Nullable B b) {
        return apply(Call.of(function, a, b));
    }

    default <A, B, R extends @Nullable Object> AsyncResult<R> apply(
            Fn2<A, B, R> function, @Nullable Object a, @Nullable Object b, Argument... more) {
        return apply(Calls.of(function, more, a, b));
    }

    default <A, B, C, R extends @Nullable Object> AsyncResult<R> apply(
            Fn3<A, B, C, R> function, @Nullable A a, @Nullable B b, @Nullable C c) {
        return apply(Call.of(function, a, b, c));
    }

    default <A, B, C, R extends @Nullable Object> AsyncResult<R> apply(
            Fn3<A, B, C, R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c, Argument... more) {
        return apply(Calls.of(function, more, a, b, c));
    }

    default <A, B, C, D, R extends @Nullable Object> AsyncResult<R> apply(
            Fn4<A, B, C, D, R> function, @Nullable A a, @Nullable B b, @Nullable C c, @Nullable D d) {
        return apply(Call.of(function, a, b, c, d));
    }

    default <A, B, C, D, R extends @Nullable Object> AsyncResult<R> apply(
            Fn4<A, B, C, D, R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            Argument... more) {
        return apply(Calls.of(function, more, a, b, c, d));
    }

    default <R extends @Nullable Object> R applySync(Fn0<R> function) {
        return applySync(Call.of(function));
    }

    default void applySync(Action0 function) {
        applySync(Call.of(action(function)));
    }

    default <A, R extends @Nullable Object> R applySync(Fn1<A, R> function, @Nullable A a) {
        return applySync(Call.of(function, new Object[] {a}));
    }

    default <A, R extends @Nullable Object> R applySync(Fn1<A, R> function, Argument a, Argument... more) {
        return applySync(Calls.of(function, more, a));
    }

    default <A, B, R extends @Nullable Object> R applySync(Fn2<A, B, R> function, @Nullable A a, @Nullable B b) {
        return applySync(Call.of(function, a, b));
    }

    default <A, B, R extends @Nullable Object> R applySync(
            Fn2<A, B, R> function, @Nullable Object a, @Nullable Object b, Argument... more) {
        return applySync(Calls.of(function, more, a, b));
    }

    default <A, B, C, R extends @Nullable Object> R applySync(
            Fn3<A, B, C, R> function, @Nullable A a, @Nullable B b, @Nullable C c) {
        return applySync(Call.of(function, a, b, c));
    }

    default <A, B, C, R extends @Nullable Object> R applySync(
            Fn3<A, B, C, R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c, Argument... more) {
        return applySync(Calls.of(function, more, a, b, c));
    }

    default <A, B, C, D, R extends @Nullable Object> R applySync(
            Fn4<A, B, C, D, R> function, @Nullable A a, @Nullable B b, @Nullable C c, @Nullable D d) {
        return applySync(Call.of(function, a, b, c, d));
    }

    default <A, B, C, D, R extends @Nullable Object> R applySync(
            Fn4<A, B, C, D, R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            Argument... more) {
        return applySync(Calls.of(function, more, a, b, c, d));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(Fn0<R> function) {
        return applyAsync(Call.of(function));
    }

    default AsyncResult<@Nullable Void> applyAsync(Action0 function) {
        return applyAsync(Call.of(action(function)));
    }

    default <A, R extends @Nullable Object> AsyncResult<R> applyAsync(Fn1<A, R> function, @Nullable A a) {
        return applyAsync(Call.of(function, new Object[] {a}));
    }

    default <A, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn1<A, R> function, Argument a, Argument... more) {
        return applyAsync(Calls.of(function, more, a));
    }

    default <A, B, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn2<A, B, R> function, @Nullable A a, @Nullable B b) {
        return applyAsync(Call.of(function, a, b));
    }

    default <A, B, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn2<A, B, R> function, @Nullable Object a, @Nullable Object b, Argument... more) {
        return applyAsync(Calls.of(function, more, a, b));
    }

    default <A, B, C, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn3<A, B, C, R> function, @Nullable A a, @Nullable B b, @Nullable C c) {
        return applyAsync(Call.of(function, a, b, c));
    }

    default <A, B, C, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn3<A, B, C, R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c, Argument... more) {
        return applyAsync(Calls.of(function, more, a, b, c));
    }

    default <A, B, C, D, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn4<A, B, C, D, R> function, @Nullable A a, @Nullable B b, @Nullable C c, @Nullable D d) {
        return applyAsync(Call.of(function, a, b, c, d));
    }

    default <A, B, C, D, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn4<A, B, C, D, R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            Argument... more) {
        return applyAsync(Calls.of(function, more, a, b, c, d));
    }
}
