package org.cogrid.client.internal.shell.show;

import java.io.PrintStream;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.table.Screen.Style;
import org.cogrid.client.internal.texts.LineOutput;

/**
 * Where the shell writes.
 *
 * @param color whether errors are red
 * @param isTerminal whether a person reads it, who wants long values short
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

    /** Where output goes that comes bit by bit. */
    public LineOutput lines(String prefix) {
        return new LineOutput(out, prefix);
    }

    /** Where output goes that comes bit by bit and is no result. */
    public LineOutput noteLines(String prefix) {
        return new LineOutput(err, screen().begin(Style.NOTE) + prefix, screen().end());
    }

    private Screen screen() {
        return new Screen(Screen.UNKNOWN.width(), color);
    }
}
