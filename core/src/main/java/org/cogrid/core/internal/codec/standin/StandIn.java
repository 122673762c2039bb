package org.cogrid.core.internal.codec.standin;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Travels in the place of an object that can't. */
public interface StandIn extends Serializable {
    /**
     * The object this stands for, made anew; shared wherever the first was. What throws ends the decoding, as in
     * {@link Arrival}.
     *
     * @param arrival has a say on closures, which the stand-in of one passes on
     */
    @Nullable
    Object restore(Arrival arrival) throws Exception;
}
