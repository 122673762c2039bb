package org.cogrid.client;

import java.util.Objects;

/**
 * A line that a task has printed.
 *
 * @param engineId the engine it ran on
 * @param stream where the task printed it
 * @param text the line, without its end
 */
public record OutputLine(int engineId, Stream stream, String text) {
    /** The output streams of a task. */
    public enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }

    public OutputLine {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(text, "text");
    }

    /** Returns the line with its engine's id before it: {@code [0] text}. */
    @Override
    public String toString() {
        return "[" + engineId + "] " + text;
    }
}
