package org.cogrid.client.internal.shell;

import java.io.IOException;
import java.util.OptionalInt;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The terminal of this process, by the commands every Unix has; native code would make newer JVMs warn. */
public final class Terminals {
    private Terminals() {}

    static boolean stdinIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Input);
    }

    /** Whether what is printed is seen by a person at once, and goes to no file or other program. */
    public static boolean stdoutIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Output);
    }

    /** The same for errors and notes. */
    public static boolean stderrIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Error);
    }

    /** How many columns that person sees; none where standard output is no terminal, or one that does not say. */
    public static OptionalInt stdoutWidth() {
        int columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Output);
        return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    }

    static Terminal ofProcess() throws IOException {
        return TerminalBuilder.builder()
                .name("cogrid")
                .system(true)
                .provider("exec")
                .dumb(true)
                .nativeSignals(true)
                .build();
    }
}
