package org.cogrid.core;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An argument given by name. It is bound to the parameter of that name where the function's parameter names are known,
 * else it arrives in one leading {@code Map}.
 *
 * @param name the parameter's name
 * @param value its value; may be a {@link Reference} or hold some
 */
public record Named(String name, @Nullable Object value) implements Argument, Serializable {
    public Named {
        Objects.requireNonNull(name, "name");
    }

    /** Gives {@code value} to the parameter called {@code name}. */
    public static Named named(String name, @Nullable Object value) {
        return new Named(name, value);
    }
}
