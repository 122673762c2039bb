package org.cogrid.core.function;

import org.cogrid.core.internal.task.FunctionWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns a function without a result into one whose result is {@code null}: {@code e0.apply(action(v -> log(v)), 5)}.
 * Not needed for functions without parameters.
 */
@SuppressWarnings("NullAway") // NullAway does not look at R extends @Nullable Object
public final class Action {
    private Action() {}

    /** A function that does what {@code action} does and gives {@code null}. */
    public static Fn0<@Nullable Void> action(Action0 action) {
        return new Wrapper0(action);
    }

    /** A function that does what {@code action} does and gives {@code null}. */
    public static <A> Fn1<A, @Nullable Void> action(Action1<A> action) {
        return new Wrapper1<>(action);
    }

    /** A function that does what {@code action} does and gives {@code null}. */
    public static <A, B> Fn2<A, B, @Nullable Void> action(Action2<A, B> action) {
        return new Wrapper2<>(action);
    }

    /** A function that does what {@code action} does and gives {@code null}. */
    public static <A, B, C> Fn3<A, B, C, @Nullable Void> action(Action3<A, B, C> action) {
        return new Wrapper3<>(action);
    }

    /** A function that does what {@code action} does and gives {@code null}. */
    public static <A, B, C, D> Fn4<A, B, C, D, @Nullable Void> action(Action4<A, B, C, D> action) {
        return new Wrapper4<>(action);
    }

    private record Wrapper0(Action0 function) implements Fn0<@Nullable Void>, FunctionWrapper {
        @Override
        public @Nullable Void call() throws Exception {
            function.run();
            return null;
        }
    }

    private record Wrapper1<A>(Action1<A> function) implements Fn1<A, @Nullable Void>, FunctionWrapper {
        @Override
        public @Nullable Void call(A a) throws Exception {
            function.run(a);
            return null;
        }
    }

    private record Wrapper2<A, B>(Action2<A, B> function) implements Fn2<A, B, @Nullable Void>, FunctionWrapper {
        @Override
        public @Nullable Void call(A a, B b) throws Exception {
            function.run(a, b);
            return null;
        }
    }

    private record Wrapper3<A, B, C>(Action3<A, B, C> function)
            implements Fn3<A, B, C, @Nullable Void>, FunctionWrapper {
        @Override
        public @Nullable Void call(A a, B b, C c) throws Exception {
            function.run(a, b, c);
            return null;
        }
    }

    private record Wrapper4<A, B, C, D>(Action4<A, B, C, D> function)
            implements Fn4<A, B, C, D, @Nullable Void>, FunctionWrapper {
        @Override
        public @Nullable Void call(A a, B b, C c, D d) throws Exception {
            function.run(a, b, c, d);
            return null;
        }
    }
}
