package org.cogrid.client.internal.cli;

import org.cogrid.client.internal.cli.common.PipeWatch;
import org.cogrid.client.internal.cli.program.UserLine;
import org.cogrid.client.internal.texts.LineOutput;
import org.cogrid.client.internal.texts.TextDisplay;

/**
 * Shows what {@code cogrid exec} does on one engine.
 *
 * @param wantsStack true if a failure is to be shown with its whole stack
 */
record ExecDisplay(int engine, LineOutput out, LineOutput err, boolean wantsStack) implements TextDisplay {
    static ExecDisplay of(int engine, String prefix, boolean wantsStack) {
        return new ExecDisplay(
                engine, new LineOutput(System.out, prefix), new LineOutput(System.err, prefix), wantsStack);
    }

    @Override
    public void failed(RuntimeException failure) {
        if (PipeWatch.isOver()) {
            return;
        }
        err.print(UserLine.message(failure) + UserLine.causes(failure));
        err.endLine();
        if (wantsStack) {
            failure.setStackTrace(
                    new StackTraceElement[0]); // that is this command's own code, which says nothing to users
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
