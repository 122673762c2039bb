package org.cogrid.client.internal.shell.show;

import java.io.PrintStream;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.table.Screen.Style;
import org.cogrid.client.internal.texts.LineOutput;

/**
 * The streams that the shell prints on.
 *
 * @param color true if errors are red
 * @param isTerminal true if a person reads the output, so that long values are to be short
 */
public record Console(PrintStream out, PrintStream err, boolean color, boolean isTerminal) {
    public void print(String text) {
        out.println(text);
        out.flush();
    }

    public void error(String text) {
        out.flush();
        err.println(screen().styled(Style.ERROR, text));
        err.flush();
    }

    public void note(String text) {
        out.flush();
        err.println(screen().styled(Style.NOTE, text));
        err.flush();
    }

    /** Returns a printer for output that comes in pieces. */
    public LineOutput lines(String prefix) {
        return new LineOutput(out, prefix);
    }

    /** Returns a printer for output that comes in pieces and is no result. */
    public LineOutput noteLines(String prefix) {
        return new LineOutput(err, screen().begin(Style.NOTE) + prefix, screen().end());
    }

    private Screen screen() {
        return new Screen(Screen.UNKNOWN.width(), color);
    }
}
