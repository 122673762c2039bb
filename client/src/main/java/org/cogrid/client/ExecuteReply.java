package org.cogrid.client;

import org.jspecify.annotations.Nullable;

/** What became of a text that was run: its output and a description of its last value. */
public interface ExecuteReply {
    /** The class name of the last value, {@code null} when that is {@code null}. */
    @Nullable
    String type();

    /** The last value in a short text. */
    String text();

    /** What the text printed. */
    String stdout();

    /** What the text printed to the error stream. */
    String stderr();

    /**
     * A copy of the last value, if it can travel and is small (at most 64 KB).
     *
     * @throws org.cogrid.core.CogridException otherwise; the message says why
     */
    @Nullable
    Object value();
}
