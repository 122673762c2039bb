package org.cogrid.client.internal.threads;

import java.lang.ref.Cleaner;
import org.cogrid.core.internal.threads.LibraryThreads;

/** Tells when a program has let go of something that it should have read or closed. */
public final class Dropped {
    private static final Cleaner CLEANER = Cleaner.create(LibraryThreads.named("cogrid-dropped"));

    private Dropped() {}

    /**
     * Runs {@code cleanup} once the garbage collector has found that nobody holds {@code value}, on the one thread for all such
     * steps. The step must be quick and must not hold the value.
     *
     * @return runs the step at once, unless it has run
     */
    public static Runnable whenCollected(Object value, Runnable cleanup) {
        return CLEANER.register(value, cleanup)::clean;
    }
}
