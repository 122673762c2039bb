package org.cogrid.client.internal.cli;

import org.cogrid.client.ExecuteReply;
import org.cogrid.client.internal.cli.common.PipeWatch;
import org.cogrid.client.internal.cli.program.UserLine;
import org.cogrid.client.internal.texts.LineOutput;
import org.cogrid.client.internal.texts.Shortened;
import org.cogrid.client.internal.texts.TextDisplay;

/**
 * Shows what {@code cogrid exec} does on one engine.
 *
 * @param isRead true if a person reads the output, so that long values are to be short
 * @param wantsStack true if a failure is to be shown with its whole stack
 */
record ExecDisplay(int engine, LineOutput out, LineOutput err, boolean isRead, boolean wantsStack)
        implements TextDisplay {
    static ExecDisplay of(int engine, String prefix, boolean isRead, boolean wantsStack) {
        return new ExecDisplay(
                engine, new LineOutput(System.out, prefix), new LineOutput(System.err, prefix), isRead, wantsStack);
    }

    @Override
    public void ended(ExecuteReply reply) {
        if (reply.type() != null) {
            out.print(reply.text());
            out.endLine();
            if (isRead && Shortened.is(reply.text())) {
                err.print("(shortened; into a file or pipe it is written whole)");
                err.endLine();
            }
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        if (PipeWatch.isOver()) {
            return;
        }
        err.print(UserLine.message(failure) + UserLine.causes(failure));
        err.endLine();
        if (wantsStack) {
            err.print(UserLine.stack(failure));
            err.endLine();
        }
    }

    @Override
    public void stuck() {
        System.err.println("cogrid: the task on engine " + engine
                + " runs on, as it is in a library or the JDK; cogrid restart " + engine + " ends it");
    }
}
