package org.cogrid.client.internal.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cogrid.client.internal.output.LastLine;
import org.jline.reader.LineReader;

/**
 * Puts output that comes while the user types above the line being typed, in whole lines. Such output comes from
 * threads that earlier lines have started. At other times output passes through. Thread-safe.
 */
final class AbovePrompt extends OutputStream {
    private final LineReader reader;
    private final PrintStream terminal;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(); // guarded by this

    AbovePrompt(LineReader reader, PrintStream terminal) {
        this.reader = reader;
        this.terminal = terminal;
    }

    /** Runs the prompt with this stream as the standard output and error of the whole program. */
    static void during(LineReader reader, PrintStream terminal, Runnable prompts) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream above = new PrintStream(new AbovePrompt(reader, terminal), true, StandardCharsets.UTF_8);
        System.setOut(above);
        System.setErr(above);
        LastLine.ofProcess().onlyWhile(() -> !reader.isReading());
        try {
            prompts.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /**
     * Writes text. It does not hold this lock while it takes the reader's own, because a printing thread, such as a
     * completion's, may hold the reader's lock.
     */
    @Override
    public void write(byte[] bytes, int offset, int length) {
        boolean typing = reader.isReading();
        byte[] ready = ready(bytes, offset, length, typing);
        if (ready.length > 0 && typing) {
            reader.printAbove(new String(ready, StandardCharsets.UTF_8));
        } else {
            terminal.writeBytes(ready);
        }
    }

    private synchronized byte[] ready(byte[] bytes, int offset, int length, boolean wholeLines) {
        begun.write(bytes, offset, length);
        if (wholeLines && !endsLine()) {
            return new byte[0];
        }
        byte[] ready = begun.toByteArray();
        begun.reset();
        return ready;
    }

    private boolean endsLine() {
        byte[] all = begun.toByteArray();
        return all.length > 0 && all[all.length - 1] == '\n';
    }

    @Override
    public void flush() {
        terminal.flush();
    }
}
