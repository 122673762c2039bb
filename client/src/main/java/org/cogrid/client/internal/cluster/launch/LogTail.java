package org.cogrid.client.internal.cluster.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.cogrid.client.internal.cluster.grids.GridFolder;

/**
 * The end of an engine's log, for an error message. Of a stack it keeps only the exceptions, so that the causes are
 * seen.
 */
final class LogTail {
    private static final int LINES = 15;
    private static final Pattern STACK_LINE = Pattern.compile("^\\s+(at |\\.\\.\\. \\d)|^\\s*$");

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !STACK_LINE.matcher(line).find())
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return name(log) + (last.isEmpty() ? " is empty" : " ends with:\n" + String.join("\n", last));
        } catch (IOException e) {
            return name(log) + " can't be read: " + e;
        }
    }

    /** Names the log only if it stays there to be read. */
    private static String name(Path log) {
        return GridFolder.isNew(log) ? " Its log" : " Its log " + log;
    }
}
