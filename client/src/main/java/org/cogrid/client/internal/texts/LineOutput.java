package org.cogrid.client.internal.texts;

import java.io.PrintStream;

/**
 * Prints the output of one engine. With a prefix, a line is printed only when it is complete, so that lines of several
 * engines do not mix.
 */
public final class LineOutput {
    private final PrintStream to;
    private final String prefix;
    private final String suffix;
    private final StringBuilder line = new StringBuilder();
    private boolean atLineStart = true;

    /** Makes an output with a prefix, which may be empty. */
    public LineOutput(PrintStream to, String prefix) {
        this(to, prefix, "");
    }

    /**
     * Makes an output with a prefix and a suffix.
     *
     * @param suffix ends each line
     */
    public LineOutput(PrintStream to, String prefix, String suffix) {
        this.to = to;
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** Prints text that may begin and end in the middle of a line. */
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

    /** Ends an unfinished line. */
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
