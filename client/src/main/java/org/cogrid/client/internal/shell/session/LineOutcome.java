package org.cogrid.client.internal.shell.session;

/** How a line ended. */
public enum LineOutcome {
    OK,
    FAILED,
    /** The user wants to leave. */
    QUIT
}
