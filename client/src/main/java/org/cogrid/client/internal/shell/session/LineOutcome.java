package org.cogrid.client.internal.shell.session;

/** What became of a line. */
public enum LineOutcome {
    OK,
    FAILED,
    /** The user wants to leave. */
    QUIT
}
