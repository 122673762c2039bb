package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/** Something that happened to a task, as its engine reports it. Times are nanoseconds of the engine's wall clock since 1970. */
public sealed interface Event {
    /** The task's number in its conversation. */
    long task();

    /** How many of the message's bodies belong to this event. */
    default int bodies() {
        return 0;
    }

    /** The approximate number of bytes that the event takes in memory, without its bodies. */
    default long heldBytes() {
        return OVERHEAD_BYTES;
    }

    /** The number of bytes that every event takes. */
    long OVERHEAD_BYTES = 64;

    /** The number of bytes that a text takes in memory: one for each character, or two if any is not in Latin-1. */
    private static long bytesOf(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        boolean isLatin = text.chars().allMatch(character -> character <= 0xFF);
        return isLatin ? text.length() : 2L * text.length();
    }

    /** The task has begun to run. */
    record Started(long task, long at) implements Event {}

    /** The task, or a thread it started, has printed. */
    record Output(long task, boolean err, String text) implements Event {
        @Override
        public long heldBytes() {
            return OVERHEAD_BYTES + bytesOf(text);
        }
    }

    /** The task has published data; the event has one body. */
    record Published(long task, ContentHash manifest) implements Event {
        @Override
        public int bodies() {
            return 1;
        }
    }

    /**
     * A piece of a body of {@code size} bytes, the end of which comes with the task's next event that has a body; if the
     * task fails or is aborted before that, it never comes. The event has one body.
     */
    record Part(long task, int size) implements Event {
        @Override
        public int bodies() {
            return 1;
        }
    }

    /** The task has a result; the event has one body. */
    record Succeeded(long task, long started, long completed, ContentHash manifest) implements Event {
        @Override
        public int bodies() {
            return 1;
        }
    }

    /** The task has failed; the event has one body if the exception itself could be encoded. */
    record Failed(
            long task,
            long started,
            long completed,
            RemoteError error,
            @Nullable ContentHash original) implements Event {
        @Override
        public int bodies() {
            return original == null ? 0 : 1;
        }

        @Override
        public long heldBytes() {
            return OVERHEAD_BYTES + bytesOf(error.message()) + bytesOf(error.stack());
        }
    }

    /** The task was cancelled; if {@code started} is 0, it never ran. */
    record Aborted(long task, long started, long completed, String reason) implements Event {
        /** The event for a task that was cancelled before the engine's thread started it. */
        public static Aborted beforeStart(long task) {
            return new Aborted(task, 0, 0, "it was cancelled before it started, and never runs");
        }

        @Override
        public long heldBytes() {
            return OVERHEAD_BYTES + bytesOf(reason);
        }
    }

    /** Whether this is the last event of its task. */
    default boolean isLast() {
        return this instanceof Succeeded || this instanceof Failed || this instanceof Aborted;
    }

    /** Writes this event, without its bodies. */
    default void write(DataOutput out) throws IOException {
        EventCode.write(this, out);
    }

    /** Reads what {@link #write} wrote. */
    static Event read(DataInputStream in) throws IOException {
        return EventCode.read(in);
    }
}
