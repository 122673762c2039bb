package org.cogrid.client.internal.groovy;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.internal.text.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Tells which method or property there is not, by the name of the type that users know: Groovy would name the class behind it. What implements
 * such a type calls this in {@code methodMissing} and {@code propertyMissing}.
 */
public final class UnknownMember {
    private UnknownMember() {}

    /** A method that the type has not, or not for these arguments. */
    public static MissingMethodException method(Class<?> type, String name, @Nullable Object arguments) {
        return new UnknownMethod(type, name, arguments instanceof Object[] list ? list : new Object[] {arguments});
    }

    /** Says which methods of like names there are. */
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
     * A property that the type has not.
     *
     * @param instead what to write in its place
     */
    public static MissingPropertyException property(Class<?> type, String name, String instead) {
        return new MissingPropertyException(
                type.getSimpleName() + " has no property '" + name + "'; " + instead, name, type);
    }
}
