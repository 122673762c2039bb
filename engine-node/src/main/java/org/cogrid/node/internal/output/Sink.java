package org.cogrid.node.internal.output;

/** Receives the text that a task prints. Called by the printing thread, one call at a time. */
@FunctionalInterface
public interface Sink {
    /** Takes some text of standard output or standard error. It never ends inside a character. */
    void text(boolean err, String text);
}
