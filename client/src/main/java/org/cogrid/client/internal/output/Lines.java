package org.cogrid.client.internal.output;

import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.OutputLine.Stream;
import org.cogrid.client.internal.task.Printed;

/**
 * Assembles the lines that a task prints. An unfinished line on one stream does not hold up the other stream. Not
 * thread-safe.
 */
final class Lines {
    private final int engineId;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    Lines(int engineId) {
        this.engineId = engineId;
    }

    /** Adds text, and passes on the lines that it completes. */
    void add(Printed printed, Consumer<OutputLine> to) {
        StringBuilder begun = printed.err() ? err : out;
        Stream stream = printed.err() ? Stream.ERR : Stream.OUT;
        String text = printed.text();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            begun.append(text, start, end);
            start = end + 1;
            hand(begun, stream, to);
        }
        begun.append(text, start, text.length());
    }

    /** Passes on unfinished lines, as no more text comes. */
    void end(Consumer<OutputLine> to) {
        if (!out.isEmpty()) {
            hand(out, Stream.OUT, to);
        }
        if (!err.isEmpty()) {
            hand(err, Stream.ERR, to);
        }
    }

    private void hand(StringBuilder begun, Stream stream, Consumer<OutputLine> to) {
        String text = begun.toString();
        begun.setLength(0);
        to.accept(new OutputLine(engineId, stream, text));
    }
}
