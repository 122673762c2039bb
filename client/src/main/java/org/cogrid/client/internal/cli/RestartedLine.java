package org.cogrid.client.internal.cli;

import java.util.List;

/** What commands print of an engine that they have restarted. */
final class RestartedLine {
    private RestartedLine() {}

    /** The line for an engine, with the variables it has lost. */
    static String of(int engineId, List<String> lost) {
        return "Engine " + engineId + " serves again"
                + (lost.isEmpty() ? "" : "; lost, as the grid had no copy of " + names(lost));
    }

    /** The names of variables, at the end of a sentence that ends in "of". */
    static String names(List<String> variables) {
        return (variables.size() == 1 ? "it: " : "them: ") + String.join(", ", variables);
    }
}
