package org.cogrid.client.internal.cli;

import java.io.PrintStream;

/** Output of one engine, whose lines stay whole where several engines print; with a prefix, lines are held back until they are. */
final class LineOutput {
    private final PrintStream to;
    private final String prefix;
    private final StringBuilder line = new StringBuilder();
    private boolean atLineStart = true;

    LineOutput(PrintStream to, String prefix) {
        this.to = to;
        this.prefix = prefix;
    }

    void print(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (prefix.isEmpty()) {
            to.print(text);
            atLineStart = text.endsWith("\n");
        } else {
            printWholeLines(text);
        }
        to.flush();
    }

    private void printWholeLines(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            line.append(text, start, end);
            endPrefixedLine();
            start = end + 1;
        }
        line.append(text, start, text.length());
    }

    /** Ends a line that was begun. */
    void endLine() {
        if (!line.isEmpty()) {
            endPrefixedLine();
        } else if (!atLineStart) {
            to.println();
            atLineStart = true;
        }
        to.flush();
    }

    private void endPrefixedLine() {
        to.append(prefix).append(line).println();
        line.setLength(0);
    }
}
