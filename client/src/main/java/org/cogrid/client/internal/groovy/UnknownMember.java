package org.cogrid.client.internal.groovy;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import org.jspecify.annotations.Nullable;

/**
 * Tells which method or property there is not, by the name of the type that users know: Groovy would name the class behind it. What implements
 * such a type calls this in {@code methodMissing} and {@code propertyMissing}.
 */
public final class UnknownMember {
    private UnknownMember() {}

    /** A method that the type has not, or not for these arguments. */
    public static MissingMethodException method(Class<?> type, String name, @Nullable Object arguments) {
        return new MissingMethodException(
                name, type, arguments instanceof Object[] list ? list : new Object[] {arguments});
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
