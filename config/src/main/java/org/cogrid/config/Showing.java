package org.cogrid.config;

import java.util.function.BooleanSupplier;

/** Whether output that is meant for people, such as a progress line, is shown. */
public enum Showing {
    /** Shown on a terminal only. */
    AUTO,
    /** Shown on every stream. */
    ALWAYS,
    /** Never shown. */
    NEVER;

    /** Whether to show the output on a stream; {@code isTerminal} is asked only for {@link #AUTO}. */
    public boolean isWanted(BooleanSupplier isTerminal) {
        return this == ALWAYS || (this == AUTO && isTerminal.getAsBoolean());
    }
}
