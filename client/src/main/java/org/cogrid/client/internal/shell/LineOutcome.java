package org.cogrid.client.internal.shell;

/** What became of a line. */
enum LineOutcome {
    OK,
    FAILED,
    /** The user wants to leave. */
    QUIT
}
