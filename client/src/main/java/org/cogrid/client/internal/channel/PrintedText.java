package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cogrid.client.internal.task.Printed;

/** The text that a task has printed on both of its streams, in order. Not thread-safe. */
final class PrintedText {
    private static final int[] NONE = {};

    private final StringBuilder text = new StringBuilder(0);
    /** The lengths of the runs on one stream, alternating: standard output first, then standard error. */
    private int[] runs = NONE;

    private int runCount;

    void add(boolean err, String more) {
        if (more.isEmpty()) {
            return;
        }
        while (runCount == 0 || isErr(runCount - 1) != err) {
            if (runCount == runs.length) {
                runs = Arrays.copyOf(runs, Math.max(2, 2 * runCount));
            }
            runs[runCount++] = 0;
        }
        runs[runCount - 1] += more.length();
        text.append(more);
    }

    private static boolean isErr(int run) {
        return run % 2 == 1;
    }

    /** Returns the number of characters. */
    int length() {
        return text.length();
    }

    /** Returns all text of one stream. */
    String of(boolean err) {
        StringBuilder all = new StringBuilder(0);
        int start = 0;
        for (int run = 0; run < runCount; run++) {
            int end = start + runs[run];
            if (isErr(run) == err) {
                all.append(text, start, end);
            }
            start = end;
        }
        return all.toString();
    }

    /** Returns the text from a character on. */
    List<Printed> from(int offset) {
        List<Printed> pieces = new ArrayList<>();
        int start = 0;
        for (int run = 0; run < runCount; run++) {
            int end = start + runs[run];
            if (end > Math.max(start, offset)) {
                pieces.add(new Printed(isErr(run), text.substring(Math.max(start, offset), end)));
            }
            start = end;
        }
        return pieces;
    }
}
