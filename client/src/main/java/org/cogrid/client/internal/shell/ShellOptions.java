package org.cogrid.client.internal.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.config.ShellSettings;
import org.cogrid.config.ShellSettings.Unfinished;

/**
 * How a shell meets its user.
 *
 * @param home the folder of the history file
 * @param in where a script is read from, when it is not typed
 * @param out for results and output
 * @param err for errors
 * @param unfinished what becomes of tasks that have not ended when the shell is left
 * @param color whether colours may be used on a terminal
 */
public record ShellOptions(
        Path home, Unfinished unfinished, InputStream in, PrintStream out, PrintStream err, boolean color) {
    /** The streams of this process; colours unless {@code NO_COLOR} is set. */
    public static ShellOptions ofProcess(Settings settings) {
        String noColor = System.getenv("NO_COLOR");
        return new ShellOptions(
                GridSettings.from(settings).home(),
                ShellSettings.from(settings).unfinished(),
                System.in,
                System.out,
                System.err,
                noColor == null || noColor.isEmpty());
    }
}
