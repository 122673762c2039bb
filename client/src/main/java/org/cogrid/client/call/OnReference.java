package org.cogrid.client.call;

import java.util.Objects;
import org.cogrid.client.AsyncResult;
import org.cogrid.core.Reference;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn3;
import org.cogrid.core.function.Fn4;
import org.jspecify.annotations.Nullable;

/**
 * Calls whose first argument is a typed Reference, so that lambdas need no declared types:
 * {@code e0.on(ref("A", double[][].class)).applySync(m -> m.length)}.
 *
 * @param <A> the type of the value the Reference stands for
 */
public final class OnReference<A> {
    private final FunctionCalls view;
    private final Reference<A> reference;

    public OnReference(FunctionCalls view, Reference<A> reference) {
        this.view = view;
        this.reference = Objects.requireNonNull(reference, "reference");
    }

    public <R extends @Nullable Object> AsyncResult<R> apply(Fn1<A, R> function) {
        return view.apply(Call.of(function, reference));
    }

    public <B, R extends @Nullable Object> AsyncResult<R> apply(Fn2<A, B, R> function, @Nullable B b) {
        return view.apply(Call.of(function, reference, b));
    }

    public <B, C, R extends @Nullable Object> AsyncResult<R> apply(
            Fn3<A, B, C, R> function, @Nullable B b, @Nullable C c) {
        return view.apply(Call.of(function, reference, b, c));
    }

    public <B, C, D, R extends @Nullable Object> AsyncResult<R> apply(
            Fn4<A, B, C, D, R> function, @Nullable B b, @Nullable C c, @Nullable D d) {
        return view.apply(Call.of(function, reference, b, c, d));
    }

    public <R extends @Nullable Object> R applySync(Fn1<A, R> function) {
        return view.applySync(Call.of(function, reference));
    }

    public <B, R extends @Nullable Object> R applySync(Fn2<A, B, R> function, @Nullable B b) {
        return view.applySync(Call.of(function, reference, b));
    }

    public <B, C, R extends @Nullable Object> R applySync(Fn3<A, B, C, R> function, @Nullable B b, @Nullable C c) {
        return view.applySync(Call.of(function, reference, b, c));
    }

    public <B, C, D, R extends @Nullable Object> R applySync(
            Fn4<A, B, C, D, R> function, @Nullable B b, @Nullable C c, @Nullable D d) {
        return view.applySync(Call.of(function, reference, b, c, d));
    }

    public <R extends @Nullable Object> AsyncResult<R> applyAsync(Fn1<A, R> function) {
        return view.applyAsync(Call.of(function, reference));
    }

    public <B, R extends @Nullable Object> AsyncResult<R> applyAsync(Fn2<A, B, R> function, @Nullable B b) {
        return view.applyAsync(Call.of(function, reference, b));
    }

    public <B, C, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn3<A, B, C, R> function, @Nullable B b, @Nullable C c) {
        return view.applyAsync(Call.of(function, reference, b, c));
    }

    public <B, C, D, R extends @Nullable Object> AsyncResult<R> applyAsync(
            Fn4<A, B, C, D, R> function, @Nullable B b, @Nullable C c, @Nullable D d) {
        return view.applyAsync(Call.of(function, reference, b, c, d));
    }

    public <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(CharSequence name, Fn1<A, R> function) {
        return view.applyInto(name, Call.of(function, reference));
    }

    public <B, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn2<A, B, R> function, @Nullable B b) {
        return view.applyInto(name, Call.of(function, reference, b));
    }

    public <B, C, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn3<A, B, C, R> function, @Nullable B b, @Nullable C c) {
        return view.applyInto(name, Call.of(function, reference, b, c));
    }

    public <B, C, D, R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(
            CharSequence name, Fn4<A, B, C, D, R> function, @Nullable B b, @Nullable C c, @Nullable D d) {
        return view.applyInto(name, Call.of(function, reference, b, c, d));
    }
}
