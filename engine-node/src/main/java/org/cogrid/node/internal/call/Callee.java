package org.cogrid.node.internal.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that can be called. */
interface Callee {
    /** Its name in messages. */
    String name();

    /** The known signatures, longest first; empty when only a call can show whether arguments fit. */
    List<Signature> signatures();

    /** Whether it is known to take that number of arguments. */
    default boolean accepts(@Nullable Object[] arguments) {
        return signatures().stream().anyMatch(s -> s.takes(arguments.length));
    }

    /** Calls it. Each element is one argument, even if it is an array or {@code null}. */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Throwable;

    /**
     * Fills in defaults: returns values for all parameters of the longest signature, given the arguments of a shorter
     * one.
     *
     * @return {@code null} when the defaults of this function are unknown
     */
    default @Nullable Object @Nullable [] withDefaults(Signature shorter, @Nullable Object[] arguments)
            throws Throwable {
        return null;
    }
}
