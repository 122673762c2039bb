package org.cogrid.config;

import java.util.function.BooleanSupplier;

/** Whether something is shown that is meant for people. */
public enum Showing {
    /** Where they look: on a terminal. */
    AUTO,
    /** Wherever it goes. */
    ALWAYS,
    /** Not at all. */
    NEVER;

    /** Whether it is to be shown on a stream that may be a terminal. */
    public boolean isWanted(BooleanSupplier isTerminal) {
        return this == ALWAYS || (this == AUTO && isTerminal.getAsBoolean());
    }
}
