package org.cogrid.node.internal.call;

import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** Coerces arguments to the declared types of a method, as a Groovy call would. */
final class GroovyCoercion {
    private GroovyCoercion() {}

    static @Nullable Object[] all(@Nullable Object[] arguments, Class<?>[] types) {
        @Nullable Object[] coerced = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            coerced[i] = one(arguments[i], types[i]);
        }
        return coerced;
    }

    static @Nullable Object one(@Nullable Object argument, Class<?> type) {
        return type.isInstance(argument) ? argument : DefaultTypeTransformation.castToType(argument, type);
    }
}
