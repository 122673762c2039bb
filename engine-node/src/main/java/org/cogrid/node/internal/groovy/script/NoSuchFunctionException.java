package org.cogrid.node.internal.groovy.script;

import groovy.lang.MissingMethodException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text called a function that does not exist, or that does not take the arguments. */
final class NoSuchFunctionException extends MissingMethodException {
    private static final long serialVersionUID = 1L;

    private final String text;

    private NoSuchFunctionException(String name, Object[] arguments, String text) {
        super(name, SessionScript.class, arguments);
        this.text = text;
    }

    static NoSuchFunctionException unknown(String name, Object[] arguments) {
        return new NoSuchFunctionException(
                name,
                arguments,
                "No function '" + name + "' for (" + types(arguments)
                        + "): " + SessionGlobals.owner() + " has neither a function "
                        + "nor a callable value of that name; define it first");
    }

    static NoSuchFunctionException otherArguments(String name, Object[] arguments) {
        return new NoSuchFunctionException(
                name,
                arguments,
                "No '" + name + "' takes (" + types(arguments) + "): Groovy's own method of that name takes other "
                        + "arguments, and this engine's session has no function of that name");
    }

    /**
     * The error when no function of that name takes these arguments.
     *
     * @param clash why a function that seems to fit does not; otherwise empty
     */
    static NoSuchFunctionException notApplicable(
            String name, Object[] arguments, List<String> overloads, String clash) {
        return new NoSuchFunctionException(
                name,
                arguments,
                "No '" + name + "' takes (" + types(arguments) + "); there is " + String.join(", ", overloads) + clash);
    }

    static NoSuchFunctionException notCallable(String name, @Nullable Object value, Object[] arguments) {
        return new NoSuchFunctionException(
                name,
                arguments,
                "'" + name + "' can't be called: it is a variable that holds "
                        + (value == null
                                ? "null"
                                : "a value of class " + value.getClass().getName())
                        + "; if there was a function of that name, the variable has replaced it: define it again");
    }

    @Override
    public String getMessage() {
        return text;
    }

    private static String types(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument == null ? "null" : argument.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }
}
