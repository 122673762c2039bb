package org.cogrid.client;

import org.jspecify.annotations.Nullable;

/** The outcome of a text: its output and a description of its last value. */
public interface ExecuteReply {
    /** Returns the class name of the last value, or {@code null} if that is {@code null}. */
    @Nullable
    String type();

    /** Returns the last value as a short text. */
    String text();

    /** Returns what the text printed. */
    String stdout();

    /** Returns what the text printed to the error stream. */
    String stderr();

    /**
     * Returns a copy of the last value, if it can travel and is small (at most 64 KB).
     *
     * @throws org.cogrid.core.CogridException otherwise; the message says why
     */
    @Nullable
    Object value();
}
