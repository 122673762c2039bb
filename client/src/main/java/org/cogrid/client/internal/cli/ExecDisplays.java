package org.cogrid.client.internal.cli;

import java.util.List;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.internal.texts.EqualValues;
import org.cogrid.client.internal.texts.LineOutput;
import org.cogrid.client.internal.texts.Shortened;
import org.cogrid.client.internal.texts.TextDisplay;
import org.cogrid.client.internal.texts.TextDisplays;

/**
 * Shows what {@code cogrid exec} does.
 *
 * @param namesEngines true if lines begin with their engines
 * @param isRead true if a person reads the output, so that long values are to be short
 * @param wantsStack true if a failure is to be shown with its whole stack
 */
record ExecDisplays(boolean namesEngines, boolean isRead, boolean wantsStack) implements TextDisplays {
    @Override
    public TextDisplay of(int engine) {
        return ExecDisplay.of(engine, prefix(List.of(engine)), wantsStack);
    }

    @Override
    public void value(List<Integer> engines, ExecuteReply reply) {
        LineOutput out = new LineOutput(System.out, prefix(engines));
        out.print(reply.text());
        out.endLine();
        if (isRead && Shortened.is(reply.text())) {
            LineOutput err = new LineOutput(System.err, prefix(engines));
            err.print("(shortened; into a file or pipe it is written whole)");
            err.endLine();
        }
    }

    private String prefix(List<Integer> engines) {
        return namesEngines ? EqualValues.prefix(engines) : "";
    }
}
