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
     * How many tasks to skip of a batch of {@code count} tasks numbered from {@code first}, as they have come before. It is
     * {@code count} if none can be admitted now.
     */
    public int toSkip(long first, int count) {
        return first > next || first + count <= next ? count : (int) (next - first);
    }

    /** Admits the next task, once it is taken care of: one that is not admitted comes again. */
    public void admit(long number) {
        if (number != next) {
            throw new IllegalStateException("task " + number + " is not the next one, which is " + next);
        }
        next++;
    }
}
