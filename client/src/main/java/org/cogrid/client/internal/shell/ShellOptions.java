package org.cogrid.client.internal.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.config.ShellSettings;
import org.cogrid.config.ShellSettings.Unfinished;

/**
 * How a shell reads and prints.
 *
 * @param home the folder of the history file
 * @param in the script, if there is no terminal
 * @param out receives results and output
 * @param err receives errors
 * @param unfinished what to do with unfinished tasks when the user leaves
 * @param color true if a terminal may get colours
 */
public record ShellOptions(
        Path home, Unfinished unfinished, InputStream in, PrintStream out, PrintStream err, boolean color) {
    /** Returns options with the streams of this process, with colours unless {@code NO_COLOR} is set. */
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
