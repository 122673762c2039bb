package org.cogrid.client.internal.shell;

import java.io.IOException;
import java.util.OptionalInt;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The terminal of this process. It uses commands that every Unix has, as native code would make newer JVMs warn. */
public final class Terminals {
    private Terminals() {}

    static boolean stdinIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Input);
    }

    /** True if standard output goes to a terminal. */
    public static boolean stdoutIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Output);
    }

    /** True if standard error goes to a terminal. */
    public static boolean stderrIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Error);
    }

    /** Returns the terminal's width in columns. Empty if standard output is no terminal, or the width is not known. */
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
