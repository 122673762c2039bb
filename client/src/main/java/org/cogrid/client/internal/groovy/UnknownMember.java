package org.cogrid.client.internal.groovy;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.internal.text.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions for missing methods and properties. They name the public type; Groovy would name the
 * implementing class. The implementing classes call this in {@code methodMissing} and {@code propertyMissing}. The types of
 * Groovy must not show here: whoever throws them would need Groovy to be loaded.
 */
public final class UnknownMember {
    private UnknownMember() {}

    /** Makes the exception for a method that the type does not have, or not for these arguments. */
    public static RuntimeException method(Class<?> type, String name, @Nullable Object arguments) {
        return new UnknownMethod(type, name, arguments instanceof Object[] list ? list : new Object[] {arguments});
    }

    /** Lists methods of similar names. */
    private static final class UnknownMethod extends MissingMethodException {
        private static final long serialVersionUID = 1L;

        UnknownMethod(Class<?> type, String name, Object[] arguments) {
            super(name, type, arguments);
        }

        @Override
        public String getMessage() {
            List<String> near = Stream.of(getType().getMethods())
                    .map(Method::getName)
                    .filter(name -> Nearest.isNear(getMethod(), name))
                    .distinct()
                    .sorted()
                    .toList();
            String types =
                    Stream.of(getArguments()).map(UnknownMember::typeName).collect(Collectors.joining(", "));
            String way = near.isEmpty()
                    ? ""
                    : near.contains(getMethod())
                            ? "; " + getMethod() + " takes other arguments"
                            : "; there is " + String.join(", ", near);
            return getType().getSimpleName() + " has no method " + getMethod() + "(" + types + ")" + way;
        }
    }

    private static String typeName(@Nullable Object argument) {
        return argument == null
                ? "null"
                : argument instanceof Closure ? "Closure" : argument.getClass().getSimpleName();
    }

    /**
     * Makes the exception for a property that the type does not have.
     *
     * @param instead what to write instead
     */
    public static RuntimeException property(Class<?> type, String name, String instead) {
        return new MissingPropertyException(
                type.getSimpleName() + " has no property '" + name + "'; " + instead, name, type);
    }

    /**
     * Makes the exception for a property that a result does not have.
     *
     * @param instead what to write if its metadata does not have it either
     */
    public static RuntimeException ofResult(Class<?> type, String name, String instead) {
        boolean known = Stream.of(TaskMetadata.class.getRecordComponents())
                .anyMatch(component -> component.getName().equals(name));
        return property(type, name, known ? "the metadata has it: metadata." + name : instead);
    }
}
