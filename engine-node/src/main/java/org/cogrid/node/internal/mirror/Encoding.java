package org.cogrid.node.internal.mirror;

import org.jspecify.annotations.Nullable;

/**
 * Lets other threads see and stop the encoding of a value between tasks. Encoding may run code of the value's class,
 * and so take any time.
 */
public interface Encoding {
    /** Notes that the calling thread begins to encode the value of this variable. */
    Run begin(String name);

    /** The encoding of one value. */
    interface Run {
        /** Notes that the encoding has ended; returns why it was stopped, or {@code null} if it was not. */
        @Nullable
        String end();
    }

    /** An implementation that shows and stops nothing. */
    static Encoding unseen() {
        return name -> () -> null;
    }
}
