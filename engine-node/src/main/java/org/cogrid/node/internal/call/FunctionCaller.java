package org.cogrid.node.internal.call;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/** Calls whatever can be called: lambdas, closures, and objects with a {@code call} method. Thread-safe. */
public final class FunctionCaller {
    /** A user's class may extend Groovy's wrapper and be its own cause. */
    private static final int MOST_WRAPPERS = 10_000;

    private final ParameterNames names;

    /**
     * @param classFiles the original bytes of classes that were shipped or compiled here; for others the class loader is asked
     */
    public FunctionCaller(Function<Class<?>, Optional<byte[]>> classFiles) {
        this.names = new ParameterNames(classFiles);
    }

    /**
     * Calls {@code function} and gives its result. What it throws is thrown as it is.
     *
     * @param arguments each element is one argument, also arrays and {@code null}
     * @param named bound to parameters by name, or passed as one leading map where names are not known or a map is declared first
     * @throws IllegalArgumentException when this can't be called, or not with these arguments
     */
    public @Nullable Object call(
            Object function, @Nullable Object[] arguments, Map<String, ? extends @Nullable Object> named)
            throws Throwable {
        Callee callee = callee(function);
        @Nullable Object[] inOrder = inOrder(callee, arguments, named);
        try {
            return ContextLoader.of(function, () -> callee.call(inOrder));
        } catch (InvokerInvocationException e) {
            throw thrown(e);
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

    /** Groovy wraps what is thrown in methods that it calls by name, once a call. */
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
