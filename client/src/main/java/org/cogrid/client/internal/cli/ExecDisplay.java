package org.cogrid.client.internal.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.internal.texts.LineOutput;
import org.cogrid.client.internal.texts.TextDisplay;

/** What {@code cogrid exec} shows of one engine. */
final class ExecDisplay implements TextDisplay {
    private final int engine;
    private final LineOutput out;
    private final LineOutput err;
    private final PrintStream notes;
    private final boolean wantsStack;

    ExecDisplay(int engine, String prefix, boolean wantsStack) {
        this.engine = engine;
        this.wantsStack = wantsStack;
        this.out = new LineOutput(System.out, prefix);
        this.err = new LineOutput(System.err, prefix);
        this.notes = System.err;
    }

    @Override
    public LineOutput out() {
        return out;
    }

    @Override
    public LineOutput err() {
        return err;
    }

    @Override
    public void ended(ExecuteReply reply) {
        if (reply.type() != null) {
            out.print(reply.text());
            out.endLine();
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        err.print(UserLine.message(failure));
        err.endLine();
        if (wantsStack) {
            StringWriter stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack, true));
            err.print(stack.toString());
            err.endLine();
        }
    }

    @Override
    public void stuck() {
        notes.println("cogrid: engine " + engine
                + " does not heed: its task is in a library or the JDK; cogrid restart " + engine + " ends it");
    }
}
