package org.cogrid.node.internal.groovy;

import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds that an argument does not fit a parameter only because its class is another version. */
public final class VersionClash {
    private static final String CLOSURES_OWN = "doCall";

    private VersionClash() {}

    /** The same for a call of any object or class that Groovy found no method for; it tells of public ones only. */
    public static String of(MissingMethodException failure) {
        List<Class<?>[]> overloads = new ArrayList<>();
        try {
            for (Class<?> type = failure.getType(); type != null; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.getName().equals(failure.getMethod())
                            || method.getName().equals(CLOSURES_OWN)) {
                        overloads.add(method.getParameterTypes());
                    }
                }
            }
        } catch (LinkageError e) {
            return ""; // it was called all the same, but what its other methods use is not there
        }
        Object[] arguments = failure.getArguments();
        return arguments == null ? "" : between(overloads, arguments);
    }

    /** Where the two versions of a class come from, and what to do; empty when that is not the reason. */
    static String between(Collection<Class<?>[]> overloads, @Nullable Object[] arguments) {
        return overloads.stream()
                .filter(parameters -> parameters.length == arguments.length)
                .flatMap(parameters -> first(parameters, arguments).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> first(Class<?>[] parameters, @Nullable Object[] arguments) {
        for (int i = 0; i < parameters.length; i++) {
            Object argument = arguments[i];
            for (Class<?> type = argument == null ? null : argument.getClass();
                    type != null;
                    type = type.getSuperclass()) {
                if (type != parameters[i] && type.getName().equals(parameters[i].getName())) {
                    return Optional.of(text(type, parameters[i]));
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Class<?> argument, Class<?> parameter) {
        return ". The argument is of another version of class " + argument.getName() + " (" + place(argument)
                + ") than the function takes (" + place(parameter)
                + "): run the text again that defines the function, or make the value anew";
    }

    private static String place(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? "Java" : String.valueOf(loader.getName());
    }
}
