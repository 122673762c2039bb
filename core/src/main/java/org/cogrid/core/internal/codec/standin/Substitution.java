package org.cogrid.core.internal.codec.standin;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Knows objects that can't travel as they are, and what to send in their place. Found by {@link
 * java.util.ServiceLoader}; stateless and thread-safe. Encoding asks it about every object of a graph, so it should
 * look at the object's class only. A substitution for a library's objects names a class of that library in its
 * constructor, and so is left out where the library is missing.
 */
public interface Substitution {
    /**
     * Returns what travels in place of {@code object}, or {@code null} if this substitution does not know it. A {@link
     * StandIn} is restored on arrival; anything else, such as a copy, stays as it is.
     */
    @Nullable
    Serializable standInFor(Object object);
}
