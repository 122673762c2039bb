package org.cogrid.client.internal.shell;

import java.nio.file.Path;
import org.cogrid.client.Client;
import org.cogrid.config.Settings;

/** The shell as a program, for tests that start it in a terminal: connection file and home are its arguments. */
final class ShellMain {
    private ShellMain() {}

    public static void main(String[] arguments) {
        Settings settings = Settings.load().with("cogrid.home", arguments[1]);
        try (Client client = Client.connect(Path.of(arguments[0]), settings)) {
            System.exit(Shell.run(client, ShellOptions.ofProcess(settings)));
        }
    }
}
