package org.cogrid.core.internal.wire;

/**
 * Lets a session's tasks in, each once and in the order of their numbers. It never waits: of a batch it takes what is new,
 * provided that nothing before it is missing, and skips the rest. Numbers are never used twice, so whatever comes late or
 * again is known by its number. Not thread-safe.
 */
public final class SequenceGate {
    private long next;

    /** A gate that expects the task of that number first. */
    public SequenceGate(long first) {
        this.next = first;
    }

    /** The number of the next task to let in: all below it have come. */
    public long next() {
        return next;
    }

    /** Whether tasks before this batch have not come yet. */
    public boolean isEarly(long first, int count) {
        return count > 0 && first > next;
    }

    /**
     * Lets in what is new of a batch of {@code count} tasks numbered from {@code first}.
     *
     * @return how many of the batch to skip, {@code count} if nothing of it is let in
     */
    public int admit(long first, int count) {
        if (first > next || first + count <= next) {
            return count;
        }
        int skipped = (int) (next - first);
        next = first + count;
        return skipped;
    }
}
