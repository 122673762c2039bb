package org.cogrid.node.internal.mirror;

import org.jspecify.annotations.Nullable;

/** Lets others see and stop the encoding of a value between tasks, as that may run code of its class, and so take any time. */
public interface Encoding {
    /** The value of this variable is being encoded from now on, by the calling thread. */
    Run begin(String name);

    /** The encoding of one value. */
    interface Run {
        /** The encoding is over; returns why somebody stopped it, else {@code null}. */
        @Nullable
        String end();
    }

    /** Encoding that nobody can see or stop. */
    static Encoding unseen() {
        return name -> () -> null;
    }
}
