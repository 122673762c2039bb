package org.cogrid.core.internal.codec.standin;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Travels in place of an object that can't travel. */
public interface StandIn extends Serializable {
    /**
     * Makes the object anew; it is shared wherever the original was. An exception ends the decoding, as in {@link
     * Arrival}.
     *
     * @param arrival decides what becomes of closures; a closure's stand-in passes its closure to it
     */
    @Nullable
    Object restore(Arrival arrival) throws Exception;
}
