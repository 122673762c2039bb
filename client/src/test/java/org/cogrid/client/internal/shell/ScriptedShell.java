package org.cogrid.client.internal.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cogrid.client.Client;
import org.cogrid.config.ShellSettings.Unfinished;

/**
 * What came of a script.
 *
 * @param exit the exit code
 * @param out what it printed
 * @param err its errors
 */
record ScriptedShell(int exit, String out, String err) {
    /** Runs lines through a shell without a terminal. */
    static ScriptedShell run(Client client, String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        byte[] script = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        ShellOptions options = new ShellOptions(
                Path.of("target"),
                Unfinished.ASK,
                new ByteArrayInputStream(script),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exit = Shell.run(client, options);
        return new ScriptedShell(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
