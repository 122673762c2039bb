package org.cogrid.node.internal.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Passes the output of one task to its sink: single lines at once, large output in blocks, both streams in the order printed. */
public final class TaskOutput {
    private static final int BLOCK_CHARS = 8192;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Sink sink;

    // Guarded by this. Made when needed, because most tasks print nothing and a stream has buffers.
    private @Nullable PrintStream out;
    private @Nullable PrintStream err;
    private final StringBuilder pending = new StringBuilder();
    private boolean pendingIsErr;
    private long deliveredAtNanos = System.nanoTime() - PAUSE_NANOS;
    private volatile boolean closed;

    public TaskOutput(Sink sink) {
        this.sink = sink;
    }

    /** The task's stream in place of {@code System.out} or {@code System.err}. */
    PrintStream stream(boolean wantsErr, PrintStream original) {
        if (closed) {
            return original;
        }
        return stream(wantsErr);
    }

    private synchronized PrintStream stream(boolean isErr) {
        PrintStream known = isErr ? err : out;
        PrintStream stream = known == null ? newStream(isErr) : known;
        if (isErr) {
            err = stream;
        } else {
            out = stream;
        }
        return stream;
    }

    /** Passes the buffered text to the sink. */
    public synchronized void deliver() {
        deliveredAtNanos = System.nanoTime();
        if (!pending.isEmpty()) {
            String text = pending.toString();
            pending.setLength(0);
            sink.text(pendingIsErr, text);
        }
    }

    /**
     * Passes the rest to the sink. Threads that the task left behind print to the original stream from now on. The
     * streams themselves buffer nothing and are not flushed: a thread left behind may hold a stream's lock, for example
     * in {@code printf} while an object makes its text, and would keep the engine's thread waiting.
     */
    public void close() {
        closed = true;
        deliver();
    }

    private synchronized void append(boolean isErr, String text) {
        if (isErr != pendingIsErr) {
            deliver();
            pendingIsErr = isErr;
        }
        pending.append(text);
        boolean calm = System.nanoTime() - deliveredAtNanos >= PAUSE_NANOS;
        if (pending.length() >= BLOCK_CHARS || (calm && text.indexOf('\n') >= 0)) {
            deliver();
        }
    }

    private PrintStream newStream(boolean isErr) {
        return new PrintStream(new Decoding(isErr), false, StandardCharsets.UTF_8);
    }

    private final class Decoding extends OutputStream {
        private final boolean isErr;
        private final Utf8Text decoder = new Utf8Text();

        Decoding(boolean isErr) {
            this.isErr = isErr;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int done = 0; done < length; done += BLOCK_CHARS) {
                String text = decoder.decode(bytes, offset + done, Math.min(length - done, BLOCK_CHARS));
                if (!text.isEmpty()) {
                    append(isErr, text);
                }
            }
        }

        @Override
        public void flush() {
            deliver();
        }
    }
}
