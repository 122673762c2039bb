package org.cogrid.node.internal.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one task prints, on its way to the sink: lone lines at once, floods in blocks, both streams in the order printed. */
public final class TaskOutput {
    private static final int BLOCK_CHARS = 8192;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Sink sink;

    // Guarded by this. Most tasks print nothing, and a stream has buffers.
    private @Nullable PrintStream out;
    private @Nullable PrintStream err;
    private final StringBuilder pending = new StringBuilder();
    private boolean pendingIsErr;
    private long deliveredAtNanos = System.nanoTime() - PAUSE_NANOS;
    private volatile boolean closed;

    public TaskOutput(Sink sink) {
        this.sink = sink;
    }

    /** The stream that stands in for {@code System.out} or {@code System.err}. */
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

    /** Hands over what there is. */
    public synchronized void deliver() {
        deliveredAtNanos = System.nanoTime();
        if (!pending.isEmpty()) {
            String text = pending.toString();
            pending.setLength(0);
            sink.text(pendingIsErr, text);
        }
    }

    /**
     * Hands over the rest; what a thread left behind prints later goes to the original stream. The streams themselves, which keep nothing
     * back, are not flushed: one whose lock is held by such a thread, as in {@code printf} while it asks an object for its text, would
     * keep the engine's thread waiting.
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
