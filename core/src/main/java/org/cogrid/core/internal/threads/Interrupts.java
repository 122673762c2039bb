package org.cogrid.core.internal.threads;

/** Interrupts that a library has made another exception of. */
public final class Interrupts {
    private Interrupts() {}

    /**
     * True if the calling thread is interrupted, or if this failure comes from its interrupt. Then the thread is interrupted
     * again: Hazelcast forgets that in some calls.
     */
    public static boolean restoredFrom(Throwable failure) {
        if (failure.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return Thread.currentThread().isInterrupted();
    }
}
