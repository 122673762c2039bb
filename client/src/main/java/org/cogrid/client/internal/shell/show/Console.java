package org.cogrid.client.internal.shell.show;

import java.io.PrintStream;
import org.cogrid.client.internal.texts.LineOutput;

/**
 * Where the shell writes.
 *
 * @param color whether errors are red
 * @param isTerminal whether a person reads it, who wants long values short
 */
public record Console(PrintStream out, PrintStream err, boolean color, boolean isTerminal) {
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    public void print(String text) {
        out.println(text);
        out.flush();
    }

    public void error(String text) {
        out.flush();
        err.println(color ? RED + text + PLAIN : text);
        err.flush();
    }

    public void note(String text) {
        out.flush();
        err.println(color ? DIM + text + PLAIN : text);
        err.flush();
    }

    /** Where output goes that comes bit by bit. */
    public LineOutput lines(String prefix) {
        return new LineOutput(out, prefix);
    }

    /** Where output goes that comes bit by bit and is no result. */
    public LineOutput noteLines(String prefix) {
        return color ? new LineOutput(err, DIM + prefix, PLAIN) : new LineOutput(err, prefix);
    }
}
