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
 * Writes into the engine's log on a thread of its own, so that callers do not wait for a slow log, such as a paused
 * terminal. The lines waiting to be written are bounded. Thread-safe.
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

    /** Starts the log's thread now: if a task started it, its output would count as the task's. */
    public EngineLog(String threadName) {
        this.writer = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LibraryThreads.named(threadName));
        writer.prestartCoreThread();
    }

    /** Logs a line that a task has printed, with the time like all lines of the log. */
    public void line(boolean err, String line) {
        String timed = TIME.format(LocalDateTime.now()) + " " + line;
        write(timed, () -> (err ? System.err : System.out).println(timed));
    }

    /** Logs a warning, which may contain a stack trace. */
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
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} lines are missing here, because the log was too slow",
                        missing);
            }
            writing.run();
        });
    }

    /** Writes the waiting lines, for at most a second, and accepts no more. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // an interrupt means that the caller is in a hurry
        }
    }
}
