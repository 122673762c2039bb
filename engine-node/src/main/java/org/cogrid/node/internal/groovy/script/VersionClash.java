package org.cogrid.node.internal.groovy.script;

import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cogrid.node.internal.code.loader.CodeVersion;
import org.jspecify.annotations.Nullable;

/** Finds out whether an argument does not fit a parameter only because its class has another version. */
public final class VersionClash {
    private static final String CLOSURES_OWN = "doCall";

    private VersionClash() {}

    /** Explains a failed call of a method by two versions of a class, if that is the reason. It knows public methods only. */
    public static Optional<String> of(MissingMethodException failure) {
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
            return Optional.empty(); // a class used by its other methods is missing
        }
        Object[] arguments = failure.getArguments();
        return arguments == null
                ? Optional.empty()
                : between(overloads, arguments).map(text -> call(failure) + " does not fit: " + text);
    }

    /**
     * Explains a failed call by an argument whose class the calling code does not know, for example after the class was
     * renamed.
     */
    public static Optional<String> lacked(MissingMethodException failure, Predicate<Class<?>> isLacked) {
        return Stream.ofNullable(failure.getArguments())
                .flatMap(Stream::of)
                .filter(Objects::nonNull)
                .<Class<?>>map(Object::getClass)
                .filter(isLacked)
                .findFirst()
                .map(type -> call(failure) + " does not fit: its argument is of "
                        + gone(type.getName(), CodeVersion.of(type)));
    }

    /** The message for a value whose class the task's code does not have, with what to do. */
    public static String gone(String className, String version) {
        return "class " + className + ", " + version + "\nthis program has no class " + className
                + " here: if it was renamed or removed, assign the value again";
    }

    private static String call(MissingMethodException failure) {
        return failure.getMethod().equals(CLOSURES_OWN)
                ? "the call of a closure"
                : "the call of " + failure.getMethod() + "(…)";
    }

    /** Says where the two versions of a class come from and what to do; empty when versions are not the reason. */
    static Optional<String> between(Collection<Class<?>[]> overloads, @Nullable Object[] arguments) {
        return overloads.stream()
                .filter(parameters -> parameters.length == arguments.length)
                .flatMap(parameters -> first(parameters, arguments).stream())
                .findFirst();
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
        return "the argument holds class " + argument.getName() + ", " + CodeVersion.of(argument)
                + "\nthe function takes " + CodeVersion.of(parameter)
                + "\nassign the value again, or run the text again that defines the function";
    }
}
