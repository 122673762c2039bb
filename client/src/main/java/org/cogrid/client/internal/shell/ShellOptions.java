package org.cogrid.client.internal.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * How a shell meets its user.
 *
 * @param home the folder of the history file
 * @param in where a script is read from, when it is not typed
 * @param out for results and output
 * @param err for errors
 * @param color whether colours may be used on a terminal
 */
public record ShellOptions(Path home, InputStream in, PrintStream out, PrintStream err, boolean color) {
    /** The streams of this process; colours unless {@code NO_COLOR} is set. */
    public static ShellOptions ofProcess(Path home) {
        String noColor = System.getenv("NO_COLOR");
        return new ShellOptions(home, System.in, System.out, System.err, noColor == null || noColor.isEmpty());
    }
}
