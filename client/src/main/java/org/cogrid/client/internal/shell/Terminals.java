package org.cogrid.client.internal.shell;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The terminal of this process, by the commands every Unix has; native code would make newer JVMs warn. */
final class Terminals {
    private Terminals() {}

    static boolean stdinIsTerminal() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Input);
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
