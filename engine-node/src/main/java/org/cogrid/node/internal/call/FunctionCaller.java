package org.cogrid.node.internal.call;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/** Calls functions: lambdas, closures, and objects with a {@code call} method. Thread-safe. */
public final class FunctionCaller {
    /** A limit, because a user's class may extend Groovy's wrapper and be its own cause. */
    private static final int MOST_WRAPPERS = 10_000;

    private final ParameterNames names;

    /**
     * @param classFiles the original bytes of classes that arrived or were compiled here; the class loader has those of
     *     others
     */
    public FunctionCaller(Function<Class<?>, Optional<byte[]>> classFiles) {
        this.names = new ParameterNames(classFiles);
    }

    /**
     * Calls {@code function} and returns its result. An exception of the function is thrown as it is.
     *
     * @param arguments each element is one argument, even if it is an array or {@code null}
     * @param named arguments by name; they are passed as one leading map if names are unknown or the first parameter is
     *     a map
     * @throws IllegalArgumentException when {@code function} can't be called with these arguments, or not at all
     */
    public @Nullable Object call(
            Object function, @Nullable Object[] arguments, Map<String, ? extends @Nullable Object> named)
            throws Throwable {
        return prepared(function).call(arguments, named);
    }

    /**
     * Finds out how a function is called, for many calls.
     *
     * @throws IllegalArgumentException when {@code function} can't be called at all
     */
    public Prepared prepared(Object function) {
        return new Prepared(function, callee(function));
    }

    /** A function of which is known how it is called. Thread-safe. */
    public static final class Prepared {
        private final Object function;
        private final Callee callee;

        private Prepared(Object function, Callee callee) {
            this.function = function;
            this.callee = callee;
        }

        /** Calls the function, as {@link FunctionCaller#call} does. */
        public @Nullable Object call(@Nullable Object[] arguments, Map<String, ? extends @Nullable Object> named)
                throws Throwable {
            @Nullable Object[] inOrder = inOrder(callee, arguments, named);
            try {
                return ContextLoader.of(function, () -> callee.call(inOrder));
            } catch (InvokerInvocationException e) {
                throw thrown(e);
            }
        }
    }

    private static @Nullable Object[] inOrder(
            Callee callee, @Nullable Object[] arguments, Map<String, ? extends @Nullable Object> named)
            throws Throwable {
        if (!named.isEmpty()) {
            return new NamedArguments(callee, arguments, named).bind();
        }
        if (!callee.accepts(arguments)) {
            throw CallErrors.wrongCount(callee, arguments.length);
        }
        return arguments;
    }

    /** Unwraps an exception. Groovy wraps it once for each call of a method by name. */
    private static Throwable thrown(InvokerInvocationException wrapper) {
        Throwable thrown = wrapper;
        for (int i = 0; i < MOST_WRAPPERS && thrown instanceof InvokerInvocationException; i++) {
            Throwable cause = FailureText.cause(thrown);
            if (cause == null) {
                return thrown;
            }
            thrown = cause;
        }
        return thrown;
    }

    private Callee callee(Object function) {
        if (function instanceof Closure<?> closure) {
            return ClosureCallee.of(closure, names);
        }
        List<FunctionalInterfaceCallee> shapes = FunctionalInterfaceCallee.of(function, names);
        if (!shapes.isEmpty()) {
            return shapes.size() == 1 ? shapes.get(0) : new OverloadedCallee(shapes);
        }
        if (CallMethodCallee.hasCall(function)) {
            return new CallMethodCallee(function, names);
        }
        throw new IllegalArgumentException(
                "a value of " + function.getClass().getName()
                        + " can't be called: a function is a lambda, a method reference, a closure or an object with a call method");
    }
}
