package org.cogrid.core.internal.codec.standin;

import org.jspecify.annotations.Nullable;

/**
 * Decides what takes the place of a {@code Reference} or a closure that arrives. Decoding calls it once for each, while
 * it builds the graph around it, so the replacement is shared wherever the original was.
 */
@FunctionalInterface
public interface Arrival {
    /** Everything stays as it was sent. */
    Arrival PLAIN = arrived -> arrived;

    /**
     * Returns what takes the place of {@code standIn}. An unchecked exception ends the decoding as it is; any other
     * becomes the cause of an {@code UndecodableValueException}.
     */
    @Nullable
    Object arrived(Object standIn) throws Exception;
}
