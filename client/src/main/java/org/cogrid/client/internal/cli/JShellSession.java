package org.cogrid.client.internal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.cogrid.client.Client;

/**
 * The JDK's JShell in this very JVM, so that what is typed there uses the one client. Public, as JShell's snippets call it.
 */
public final class JShellSession {
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs"); // held, as its level goes with it
    private static final LazyClient CLIENT = new LazyClient();
    private static final String START = """
            import org.cogrid.client.*;
            import org.cogrid.core.*;
            import static org.cogrid.core.Named.named;
            import static org.cogrid.core.Reference.ref;
            import static org.cogrid.core.GroovySource.groovy;
            Client rc = org.cogrid.client.internal.cli.JShellSession.client();
            """;

    private JShellSession() {}

    /** The client of the session; connects at first. */
    public static Client client() {
        return CLIENT.client();
    }

    static int run(List<String> arguments) throws Exception {
        PREFERENCES.setLevel(Level.WARNING); // where JShell keeps its history, and says so
        CLIENT.client(); // a grid that is missing is told before JShell shows itself
        Path start = Files.createTempFile("cogrid", ".jsh");
        try {
            Files.writeString(start, START, StandardCharsets.UTF_8);
            return JavaShellToolBuilder.builder().start(words(start, arguments));
        } finally {
            CLIENT.close();
            Files.deleteIfExists(start);
        }
    }

    private static String[] words(Path start, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--execution",
                SnippetExecution.NAME,
                "--class-path",
                System.getProperty("java.class.path"),
                "--startup",
                "DEFAULT",
                "--startup",
                start.toString()));
        words.addAll(arguments);
        return words.toArray(String[]::new);
    }
}
