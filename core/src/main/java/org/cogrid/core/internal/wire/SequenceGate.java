package org.cogrid.core.internal.wire;

/**
 * Lets a session's tasks in, each once and in the order sent; it never waits. A batch runs if its epoch is current and its
 * first number is the next one. Whoever sends out of turn is told so, and sends again or fences. Not thread-safe.
 */
public final class SequenceGate {
    /** What became of a batch. */
    public enum Verdict {
        /** Accepted, all of it. */
        ACCEPTED,
        /** A batch before it is still on its way: send again. */
        EARLY,
        /** Accepted before: nothing was done. */
        DUPLICATE,
        /** Sent before the last fence: nothing was done. */
        STALE
    }

    private int epoch;
    private long next;

    /** Whether a batch comes before its turn. */
    public boolean isEarly(int ofEpoch, long first, int count) {
        return ofEpoch == epoch && count > 0 && first > next;
    }

    /** Decides on a batch of {@code count} tasks numbered from {@code first}. */
    public Verdict admit(int ofEpoch, long first, int count) {
        if (ofEpoch != epoch) {
            return Verdict.STALE;
        }
        if (count == 0) {
            return Verdict.ACCEPTED;
        }
        if (isEarly(ofEpoch, first, count)) {
            return Verdict.EARLY;
        }
        if (first < next) {
            return Verdict.DUPLICATE;
        }
        next += count;
        return Verdict.ACCEPTED;
    }

    /** Starts a new epoch, so that whatever is still on its way is refused; an older or equal epoch changes nothing. */
    public void fence(int newEpoch) {
        epoch = Math.max(epoch, newEpoch);
    }

    public int epoch() {
        return epoch;
    }

    /** The number of the next task to be accepted: all below it were. */
    public long next() {
        return next;
    }
}
