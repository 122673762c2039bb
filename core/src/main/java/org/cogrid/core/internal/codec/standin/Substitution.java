package org.cogrid.core.internal.codec.standin;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Knows objects that can't travel as they are. Found by {@link java.util.ServiceLoader}, asked for every object of a graph
 * (so a look at its class must do) before Java's serialization is; stateless and thread-safe. One that is for a library's
 * objects names a class of it in its constructor, and so is left out where the library is missing.
 */
public interface Substitution {
    /**
     * What travels in the place of {@code object}, or {@code null} when it is none of this one's. A {@link StandIn} is
     * restored on arrival; anything else, such as a copy, stays.
     */
    @Nullable
    Serializable standInFor(Object object);
}
