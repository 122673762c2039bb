package org.cogrid.node.internal.output;

/** Where the text goes that a task prints. Called by whichever thread printed, one call at a time. */
@FunctionalInterface
public interface Sink {
    /** Takes some more text of standard output, or of standard error. Never ends inside a character. */
    void text(boolean err, String text);
}
