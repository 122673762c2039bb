package org.cogrid.client.internal.output;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A stream that this process was started with. */
public enum StandardStream {
    IN(0),
    OUT(1),
    ERR(2);

    private static final System.Logger LOG = System.getLogger(StandardStream.class.getName());
    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/.*|tty.*|console)");

    private final int descriptor;

    StandardStream(int descriptor) {
        this.descriptor = descriptor;
    }

    /** True if the stream leads to a terminal. Fast. */
    public boolean isTerminal() {
        try {
            Path link = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return TERMINAL.matcher(link.toString()).matches();
        } catch (IOException | UnsupportedOperationException e) { // this is no Linux
            LOG.log(System.Logger.Level.TRACE, "Java is asked, which knows of all its streams together", e);
            return isTerminal(System.console());
        }
    }

    /** Asks Java. Up to Java 21 there is a console only at a terminal; later consoles say whether they are one. */
    private static boolean isTerminal(@Nullable Console console) {
        try {
            return console != null
                    && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Java does not say whether its console is a terminal", e);
        }
    }
}
