package org.cogrid.client.internal.channel;

/** Pauses between attempts, each longer than the one before. Not thread-safe. */
final class Backoff {
    private static final long LONGEST_MILLIS = 500;

    private long millis;

    /** Makes the next pause zero, as an attempt has succeeded. */
    void reset() {
        millis = 0;
    }

    /** Returns how long to wait before the next attempt. */
    long nextMillis() {
        long pause = millis;
        millis = Math.min(LONGEST_MILLIS, Math.max(1, 2 * millis));
        return pause;
    }
}
