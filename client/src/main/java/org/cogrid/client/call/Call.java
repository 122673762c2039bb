package org.cogrid.client.call;

import static org.cogrid.core.function.Action.action;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cogrid.core.Argument;
import org.cogrid.core.EngineFunction;
import org.cogrid.core.Named;
import org.cogrid.core.function.Action0;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.function.Fn3;
import org.cogrid.core.function.Fn4;
import org.cogrid.core.internal.text.Counted;
import org.jspecify.annotations.Nullable;

/**
 * A function with its arguments. All other forms of calls make a {@code Call}. Programs that compose calls at run time
 * use it directly: {@code view.applySync(Call.of(Math::hypot, 3.0, 4.0))}.
 *
 * <p>Java functions take up to four arguments, and functions of the engine up to eight; {@link #untyped} takes any number. An
 * array, or {@code null}, is one argument.
 *
 * @param function a lambda, method reference, closure, {@code GroovySource}, or a {@code Reference} to a function there
 * @param arguments its arguments in order; {@code null} is a value like any other
 * @param named its arguments by name
 * @param <R> the type of the function's result, for the compiler only
 */
@SuppressWarnings("checkstyle:ParameterNumber") // one form for each arity, since an array must never be spread
public record Call<R extends @Nullable Object>(
        Object function, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
    public Call {
        Objects.requireNonNull(function, "function: there is nothing to call");
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
        named = named.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /**
     * Makes a call of any function, such as a closure, with any number of arguments. {@link Named} arguments are passed by
     * name, the others in order. The caller chooses the type of the result.
     *
     * @throws IllegalArgumentException if a name is given twice
     */
    public static <R extends @Nullable Object> Call<R> untyped(Object function, @Nullable Object... arguments) {
        Call<R> call = new Call<>(function, Arrays.asList(arguments), Map.of());
        return hasNamed(arguments) ? call.withNamedTakenOut() : call;
    }

    /** Makes a call of a function without arguments. */
    public static <R extends @Nullable Object> Call<R> of(Fn0<R> function) {
        return inOrder(function);
    }

    /** Makes a call of a function without arguments and without a result. */
    public static Call<@Nullable Void> of(Action0 function) {
        return inOrder(action(function));
    }

    /**
     * Makes a call of a function with one argument.
     *
     * @throws IllegalArgumentException if an argument is {@link Named}: Java functions take none
     */
    public static <A, R extends @Nullable Object> Call<R> of(Fn1<A, R> function, @Nullable A a) {
        return inOrder(function, a);
    }

    /**
     * Makes a call of a function with one argument, which is a Reference.
     *
     * @param more to be left out; it lets the compiler choose this form
     * @throws IllegalArgumentException if {@code more} is given, or an argument is {@link Named}: Java functions take none
     */
    public static <A, R extends @Nullable Object> Call<R> of(Fn1<A, R> function, Argument a, Argument... more) {
        return withoutSurplus(more, function, a);
    }

    /**
     * Makes a call of a function with two arguments.
     *
     * @throws IllegalArgumentException if an argument is {@link Named}: Java functions take none
     */
    public static <A, B, R extends @Nullable Object> Call<R> of(Fn2<A, B, R> function, @Nullable A a, @Nullable B b) {
        return inOrder(function, a, b);
    }

    /**
     * Makes a call of a function with two arguments, some of which are References.
     *
     * @param more to be left out; it lets the compiler choose this form
     * @throws IllegalArgumentException if {@code more} is given, or an argument is {@link Named}: Java functions take none
     */
    public static <A, B, R extends @Nullable Object> Call<R> of(
            Fn2<A, B, R> function, @Nullable Object a, @Nullable Object b, Argument... more) {
        return withoutSurplus(more, function, a, b);
    }

    /**
     * Makes a call of a function with three arguments.
     *
     * @throws IllegalArgumentException if an argument is {@link Named}: Java functions take none
     */
    public static <A, B, C, R extends @Nullable Object> Call<R> of(
            Fn3<A, B, C, R> function, @Nullable A a, @Nullable B b, @Nullable C c) {
        return inOrder(function, a, b, c);
    }

    /**
     * Makes a call of a function with three arguments, some of which are References.
     *
     * @param more to be left out; it lets the compiler choose this form
     * @throws IllegalArgumentException if {@code more} is given, or an argument is {@link Named}: Java functions take none
     */
    public static <A, B, C, R extends @Nullable Object> Call<R> of(
            Fn3<A, B, C, R> function, @Nullable Object a, @Nullable Object b, @Nullable Object c, Argument... more) {
        return withoutSurplus(more, function, a, b, c);
    }

    /**
     * Makes a call of a function with four arguments.
     *
     * @throws IllegalArgumentException if an argument is {@link Named}: Java functions take none
     */
    public static <A, B, C, D, R extends @Nullable Object> Call<R> of(
            Fn4<A, B, C, D, R> function, @Nullable A a, @Nullable B b, @Nullable C c, @Nullable D d) {
        return inOrder(function, a, b, c, d);
    }

    /**
     * Makes a call of a function with four arguments, some of which are References.
     *
     * @param more to be left out; it lets the compiler choose this form
     * @throws IllegalArgumentException if {@code more} is given, or an argument is {@link Named}: Java functions take none
     */
    public static <A, B, C, D, R extends @Nullable Object> Call<R> of(
            Fn4<A, B, C, D, R> function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            Argument... more) {
        return withoutSurplus(more, function, a, b, c, d);
    }

    /** Makes a call of an engine's function with no argument. */
    public static <R extends @Nullable Object> Call<R> of(EngineFunction function) {
        return untyped(function);
    }

    /** Makes a call of an engine's function with one argument, which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(EngineFunction function, @Nullable Object a) {
        return untyped(function, a);
    }

    /** Makes a call of an engine's function with two arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function, @Nullable Object a, @Nullable Object b) {
        return untyped(function, a, b);
    }

    /** Makes a call of an engine's function with three arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        return untyped(function, a, b, c);
    }

    /** Makes a call of an engine's function with four arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
        return untyped(function, a, b, c, d);
    }

    /** Makes a call of an engine's function with five arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return untyped(function, a, b, c, d, e);
    }

    /** Makes a call of an engine's function with six arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        return untyped(function, a, b, c, d, e, f);
    }

    /** Makes a call of an engine's function with seven arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g) {
        return untyped(function, a, b, c, d, e, f, g);
    }

    /** Makes a call of an engine's function with eight arguments, some of which may be {@link Named}. */
    public static <R extends @Nullable Object> Call<R> of(
            EngineFunction function,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f,
            @Nullable Object g,
            @Nullable Object h) {
        return untyped(function, a, b, c, d, e, f, g, h);
    }

    /**
     * Returns this call with more arguments by name.
     *
     * @throws IllegalArgumentException if a name is given twice
     */
    public Call<R> named(Map<? extends CharSequence, ?> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(named);
        more.forEach((name, value) -> add(all, name.toString(), value));
        return new Call<>(function, arguments, all);
    }

    private static <R extends @Nullable Object> Call<R> inOrder(Object function, @Nullable Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Named named) {
                throw new IllegalArgumentException("named(\"" + named.name() + "\", …) was given to a Java function,"
                        + " which takes its arguments in order; names work with ref(…), groovy(…) and closures");
            }
        }
        return new Call<>(function, Arrays.asList(arguments), Map.of());
    }

    private static <R extends @Nullable Object> Call<R> withoutSurplus(
            Argument[] more, Object function, @Nullable Object... arguments) {
        if (more.length > 0) {
            throw new IllegalArgumentException("the function takes " + Counted.of(arguments.length, "argument")
                    + ", and " + (arguments.length + more.length) + " were given; the surplus starts with " + more[0]);
        }
        return inOrder(function, arguments);
    }

    private static boolean hasNamed(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Named) {
                return true;
            }
        }
        return false;
    }

    private Call<R> withNamedTakenOut() {
        List<@Nullable Object> inOrder = new ArrayList<>();
        Map<String, @Nullable Object> byName = new LinkedHashMap<>(named);
        for (Object argument : arguments) {
            if (argument instanceof Named one) {
                add(byName, one.name(), one.value());
            } else {
                inOrder.add(argument);
            }
        }
        return new Call<>(function, inOrder, byName);
    }

    private static void add(Map<String, @Nullable Object> all, String name, @Nullable Object value) {
        if (all.containsKey(name)) {
            throw new IllegalArgumentException("the argument named '" + name + "' is given twice");
        }
        all.put(name, value);
    }
}
