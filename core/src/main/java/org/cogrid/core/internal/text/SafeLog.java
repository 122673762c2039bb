package org.cogrid.core.internal.text;

/**
 * Writes to a log that may fail: memory may be short, and a handler that users gave it may throw. For where a step that matters
 * would not be done then.
 */
public final class SafeLog {
    private SafeLog() {}

    /** Writes a line; whether it could. */
    public static boolean write(Runnable line) {
        try {
            line.run();
            return true;
        } catch (Throwable e) { // there is no other place to tell it
            return false;
        }
    }
}
