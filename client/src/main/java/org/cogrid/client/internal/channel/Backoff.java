package org.cogrid.client.internal.channel;

/** Ever longer pauses between attempts. Not thread-safe. */
final class Backoff {
    private static final long LONGEST_MILLIS = 500;

    private long millis;

    /** All is well again: the next pause is none. */
    void reset() {
        millis = 0;
    }

    /** How long to wait before the next attempt. */
    long nextMillis() {
        long pause = millis;
        millis = Math.min(LONGEST_MILLIS, Math.max(1, 2 * millis));
        return pause;
    }
}
