package org.cogrid.core.internal.codec.standin;

import org.jspecify.annotations.Nullable;

/**
 * Has a say on what takes the place of a {@code Reference} or a closure that arrives: called once for each, while the
 * graph around it is being built, so that the object given is shared and placed as the one that was sent.
 */
@FunctionalInterface
public interface Arrival {
    /** Everything stays as it was sent. */
    Arrival PLAIN = arrived -> arrived;

    /**
     * What takes the place of {@code standIn}. An unchecked exception ends the decoding as it is; any other becomes the
     * cause of an {@code UndecodableValueException}.
     */
    @Nullable
    Object arrived(Object standIn) throws Exception;
}
