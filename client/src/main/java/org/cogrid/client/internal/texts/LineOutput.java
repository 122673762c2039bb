package org.cogrid.client.internal.texts;

import java.io.PrintStream;

/** Output of one engine, whose lines stay whole where several engines print; with a prefix, lines are held back until they are. */
public final class LineOutput {
    private final PrintStream to;
    private final String prefix;
    private final String suffix;
    private final StringBuilder line = new StringBuilder();
    private boolean atLineStart = true;

    /** With a prefix, or an empty one. */
    public LineOutput(PrintStream to, String prefix) {
        this(to, prefix, "");
    }

    /**
     * With a prefix.
     *
     * @param suffix stands at the end of all lines
     */
    public LineOutput(PrintStream to, String prefix, String suffix) {
        this.to = to;
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** Prints text, in which lines may begin and end anywhere. */
    public void print(String text) {
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
    public void endLine() {
        if (!line.isEmpty()) {
            endPrefixedLine();
        } else if (!atLineStart) {
            to.println();
            atLineStart = true;
        }
        to.flush();
    }

    private void endPrefixedLine() {
        to.append(prefix).append(line).append(suffix).println();
        line.setLength(0);
    }
}
