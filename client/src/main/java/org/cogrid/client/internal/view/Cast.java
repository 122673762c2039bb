package org.cogrid.client.internal.view;

import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Casts values to the type that the caller expects. */
final class Cast {
    private Cast() {}

    /** Returns the value as that type; {@code null} is allowed. */
    @SuppressWarnings({"unchecked", "NullAway"}) // int.class is a Class<Integer>; a variable may hold null, of any type
    static <T> T cast(@Nullable Object value, Class<T> type, String what) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        if (value != null && !boxed.isInstance(value)) {
            throw new ClassCastException(
                    what + " holds " + value.getClass().getTypeName() + ", not " + type.getTypeName());
        }
        return (T) value;
    }
}
