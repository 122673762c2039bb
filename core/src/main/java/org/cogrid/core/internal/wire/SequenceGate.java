package org.cogrid.core.internal.wire;

/**
 * Admits the tasks of a conversation, each once and in the order of their numbers. It never waits. It admits the new
 * tasks of a batch if no task before the batch is missing, and skips the others. Numbers are never used twice, so a
 * late or repeated task is recognized by its number. Not thread-safe.
 */
public final class SequenceGate {
    private long next;

    /** A gate that expects the task of that number first. */
    public SequenceGate(long first) {
        this.next = first;
    }

    /** The number of the next task to admit: all tasks below have arrived. */
    public long next() {
        return next;
    }

    /** Whether a task before this batch is still missing. */
    public boolean isEarly(long first, int count) {
        return count > 0 && first > next;
    }

    /**
     * Admits the new tasks of a batch of {@code count} tasks numbered from {@code first}.
     *
     * @return how many tasks of the batch to skip; {@code count} if none is admitted
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
