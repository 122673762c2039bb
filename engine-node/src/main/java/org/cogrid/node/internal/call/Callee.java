package org.cogrid.node.internal.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as something to call. */
interface Callee {
    /** What messages call it. */
    String name();

    /** The lists of parameters it is known to take, longest first; empty when only calling it will tell. */
    List<Signature> signatures();

    /** Whether so many arguments are known not to be wrong. */
    default boolean accepts(@Nullable Object[] arguments) {
        return signatures().stream().anyMatch(s -> s.takes(arguments.length));
    }

    /** Calls it. Each element is one argument, also arrays and {@code null}. */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Throwable;

    /**
     * Values for all parameters of the longest signature, those of a shorter one given.
     *
     * @return {@code null} when this function's defaults can't be found out
     */
    default @Nullable Object @Nullable [] withDefaults(Signature shorter, @Nullable Object[] arguments)
            throws Throwable {
        return null;
    }
}
