package org.cogrid.client.internal.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.cogrid.client.internal.shell.session.LineOutcome;
import org.cogrid.client.internal.shell.session.ShellSession;
import org.cogrid.client.internal.shell.syntax.Completeness;

/** The shell without a terminal: it reads lines from a stream until one fails. */
final class ScriptInput {
    private final ShellSession session;
    private final StringBuilder pending = new StringBuilder();
    private int lines;
    private int first = 1;

    ScriptInput(ShellSession session) {
        this.session = session;
    }

    /** Blocks until the end of the stream, {@code :quit} or the first failure. True if nothing failed. */
    boolean run(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            LineOutcome outcome = LineOutcome.OK;
            for (String line = reader.readLine(); line != null && outcome == LineOutcome.OK; line = reader.readLine()) {
                outcome = take(line);
            }
            if (outcome == LineOutcome.OK && !pending.isEmpty()) {
                outcome = handle();
            }
            return outcome != LineOutcome.FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException("the script can't be read on", e);
        }
    }

    private LineOutcome take(String line) {
        lines++;
        boolean begins = pending.isEmpty();
        if (begins) {
            first = lines;
        }
        pending.append(begins ? "" : "\n").append(line);
        return Completeness.missing(pending.toString()).isPresent() ? LineOutcome.OK : handle();
    }

    /** Runs Groovy text with as many line ends before it as in the script, so that errors name the script's line. */
    private LineOutcome handle() {
        String text = pending.toString();
        pending.setLength(0);
        boolean command = text.startsWith(":") || text.startsWith("%");
        return session.handle(command ? text : "\n".repeat(first - 1) + text);
    }
}
