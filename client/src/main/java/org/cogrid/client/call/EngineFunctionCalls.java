package org.cogrid.client.call;

import org.cogrid.client.AsyncResult;
import org.cogrid.core.EngineFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls of functions that are on the engine already, or are compiled there: {@code ref("f")} and {@code groovy("{ k -> … }")}.
 * Up to eight arguments, some of them {@code named("offset", 1)}. The type of the result is the caller's to know.
 */
@SuppressWarnings("checkstyle:ParameterNumber") // one form for each arity, since an array must never be spread
public interface EngineFunctionCalls extends FunctionCalls {
    default <R extends @Nullable Object> AsyncResult<R> apply(EngineFunction function) {
        return apply(Call.of(function));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(EngineFunction function, @Nullable Object a) {
        return apply(Call.of(function, new Object[] {a}));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function, @Nullable Object a, @Nullable Object b) {
        return apply(Call.of(function, a, b));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return apply(Call.of(function, a, b, c));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
        return apply(Call.of(function, a, b, c, d));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return apply(Call.of(function, a, b, c, d, e));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return apply(Call.of(function, a, b, c, d, e, f));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return apply(Call.of(function, a, b, c, d, e, f, g));
    }

    default <R extends @Nullable Object> AsyncResult<R> apply(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return apply(Call.of(function, a, b, c, d, e, f, g, h));
    }

    default <R extends @Nullable Object> R applySync(EngineFunction function) {
        return applySync(Call.of(function));
    }

    default <R extends @Nullable Object> R applySync(EngineFunction function, @Nullable Object a) {
        return applySync(Call.of(function, new Object[] {a}));
    }

    default <R extends @Nullable Object> R applySync(EngineFunction function, @Nullable Object a, @Nullable Object b) {
        return applySync(Call.of(function, a, b));
    }

    default <R extends @Nullable Object> R applySync(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return applySync(Call.of(function, a, b, c));
    }

    default <R extends @Nullable Object> R applySync(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
        return applySync(Call.of(function, a, b, c, d));
    }

    default <R extends @Nullable Object> R applySync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return applySync(Call.of(function, a, b, c, d, e));
    }

    default <R extends @Nullable Object> R applySync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return applySync(Call.of(function, a, b, c, d, e, f));
    }

    default <R extends @Nullable Object> R applySync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return applySync(Call.of(function, a, b, c, d, e, f, g));
    }

    default <R extends @Nullable Object> R applySync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return applySync(Call.of(function, a, b, c, d, e, f, g, h));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(EngineFunction function) {
        return applyAsync(Call.of(function));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(EngineFunction function, @Nullable Object a) {
        return applyAsync(Call.of(function, new Object[] {a}));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function, @Nullable Object a, @Nullable Object b) {
        return applyAsync(Call.of(function, a, b));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return applyAsync(Call.of(function, a, b, c));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
        return applyAsync(Call.of(function, a, b, c, d));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return applyAsync(Call.of(function, a, b, c, d, e));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return applyAsync(Call.of(function, a, b, c, d, e, f));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return applyAsync(Call.of(function, a, b, c, d, e, f, g));
    }

    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return applyAsync(Call.of(function, a, b, c, d, e, f, g, h));
    }
}
