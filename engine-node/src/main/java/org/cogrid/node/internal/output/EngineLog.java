package org.cogrid.node.internal.output;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Writes into the engine's log, on a thread of its own: whoever has something for it does not wait where it is slow, as on a terminal that is
 * held. What waits to be written is bounded. Thread-safe.
 */
public final class EngineLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EngineLog.class.getName());
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private static final long MOST_WAITING = 16L << 20;
    private static final long OVERHEAD = 100;
    private static final long CLOSE_MILLIS = 1_000;

    private final ThreadPoolExecutor writer;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /** A log whose thread begins now: one that a task began would have its output taken for that of the task. */
    public EngineLog(String threadName) {
        this.writer = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LibraryThreads.named(threadName));
        writer.prestartCoreThread();
    }

    /** A line that a task has printed; gets the time, as all lines of the log have it. */
    public void line(boolean err, String line) {
        String timed = TIME.format(LocalDateTime.now()) + " " + line;
        write(timed, () -> (err ? System.err : System.out).println(timed));
    }

    /** Something that went wrong, with its stack. */
    public void warning(String text) {
        write(text, () -> LOG.log(System.Logger.Level.WARNING, text));
    }

    private void write(String text, Runnable writing) {
        long size = text.length() + OVERHEAD;
        if (waiting.addAndGet(size) > MOST_WAITING || writer.isShutdown()) {
            waiting.addAndGet(-size);
            lost.incrementAndGet();
            return;
        }
        writer.execute(() -> {
            waiting.addAndGet(-size);
            long missing = lost.getAndSet(0);
            if (missing > 0) {
                LOG.log(System.Logger.Level.WARNING, "{0} lines are missing here, as the log was too slow", missing);
            }
            writing.run();
        });
    }

    /** Writes what waits, for a second at most, and takes no more. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever closes is in a hurry
        }
    }
}
