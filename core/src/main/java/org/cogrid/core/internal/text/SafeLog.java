package org.cogrid.core.internal.text;

/**
 * Writes to a log without ever throwing, for callers that have an important step to do next. A log may fail because
 * memory is short or because a user's handler throws.
 */
public final class SafeLog {
    private SafeLog() {}

    /** Writes a line; returns whether that worked. */
    public static boolean write(Runnable line) {
        try {
            line.run();
            return true;
        } catch (Throwable e) { // there is nowhere else to report this
            return false;
        }
    }
}
