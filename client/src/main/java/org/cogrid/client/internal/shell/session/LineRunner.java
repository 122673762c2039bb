package org.cogrid.client.internal.shell.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.Cancels;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.spi.Interpreter;
import org.jspecify.annotations.Nullable;

/**
 * Runs lines one at a time on a thread of its own, so that the prompt can come back before a line has ended. An
 * interrupt ends what the line waits for: its remote task, or else the code that runs here. A second interrupt leaves
 * the line to itself.
 */
public final class LineRunner implements AutoCloseable {
    /** A line that has just sent a task is about to wait for it. */
    private static final Duration ABOUT_TO_WAIT = Duration.ofMillis(20);

    private static final int LOOKS = 5;

    private final Interpreter interpreter;
    private final Consumer<String> notes;
    private final ExecutorService interrupters = Executors.newCachedThreadPool(LibraryThreads.named("shell interrupt"));
    private ExecutorService lines = newLines();
    private final ThreadLocal<@Nullable Line> own = new ThreadLocal<>();
    private volatile @Nullable Line current;

    /**
     * Makes a runner.
     *
     * @param notes receives what an interrupt could not do
     */
    LineRunner(Interpreter interpreter, Consumer<String> notes) {
        this.interpreter = interpreter;
        this.notes = notes;
    }

    /** Runs a line and waits for its end, or until it is left to itself. Only one thread calls this. */
    LineOutcome run(Supplier<LineOutcome> work) {
        Line line = new Line();
        current = line;
        lines.execute(() -> line.run(work));
        try {
            return line.done.get();
        } catch (InterruptedException e) {
            leave(line);
            Thread.currentThread().interrupt();
            return LineOutcome.QUIT;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line of the shell ended in a way it can't", e);
        } finally {
            current = null;
            if (line.left) {
                lines.shutdown();
                lines = newLines();
            }
        }
    }

    /**
     * Ends what the present line does. Has no effect between lines. Returns at once, so that signal handlers can call
     * it.
     */
    void interrupt() {
        Line line = current;
        if (line != null) {
            interrupters.execute(line.interrupted() ? () -> leave(line) : () -> end(line));
        }
    }

    /** True if the calling line was told to stop: any failure of it is due to that. */
    boolean wasStopped() {
        Line line = own.get();
        return line != null && line.isStopped();
    }

    /** True if the calling line was left to itself: what it shows comes too late. */
    boolean wasLeft() {
        Line line = own.get();
        return line != null && line.left;
    }

    /** Makes an interrupt run {@code onInterrupt} while {@code wait} runs on the line's thread. */
    LineOutcome interruptible(Runnable onInterrupt, Supplier<LineOutcome> wait) {
        Line line = own.get();
        if (line == null) {
            return wait.get();
        }
        line.onInterrupt = onInterrupt;
        try {
            return wait.get();
        } finally {
            line.onInterrupt = null;
        }
    }

    @Override
    public void close() {
        lines.shutdownNow();
        interrupters.shutdownNow();
    }

    private void end(Line line) {
        Runnable own = line.onInterrupt;
        if (own != null) {
            own.run();
            return;
        }
        List<TaskHandle> remote = remoteOf(line);
        if (!remote.isEmpty()) {
            cancel(remote);
        } else if (!line.done.isDone()) {
            line.stop();
        }
    }

    private static List<TaskHandle> remoteOf(Line line) {
        for (int look = 0; look < LOOKS; look++) {
            List<TaskHandle> tasks = WaitingThreads.of(line.thread());
            if (!tasks.isEmpty() || line.endsWithin(ABOUT_TO_WAIT)) {
                return tasks;
            }
        }
        return List.of();
    }

    private void cancel(List<TaskHandle> tasks) {
        List<CancelOutcome> outcomes = Cancels.all(tasks);
        for (int i = 0; i < tasks.size(); i++) {
            if (outcomes.get(i) == CancelOutcome.STUCK) {
                notes.accept(stuck(tasks.get(i).engineId()));
            }
        }
    }

    static String stuck(int engineId) {
        return "the task on engine " + engineId + " runs on, as it is in a library or the JDK."
                + " Ctrl-C again brings the prompt back. To end the task, restart the engine";
    }

    private void leave(Line line) {
        line.left = true;
        line.stop();
        if (!line.done.isDone()) { // before the prompt comes back, so that it stands above it
            notes.accept("the line goes on in the background until it ends");
            line.done.complete(LineOutcome.FAILED);
        }
    }

    private static ExecutorService newLines() {
        return Executors.newSingleThreadExecutor(LibraryThreads.named("shell"));
    }

    /** A line that runs. */
    private final class Line {
        private final CompletableFuture<LineOutcome> done = new CompletableFuture<>();
        private final CompletableFuture<Thread> started = new CompletableFuture<>();
        private volatile @Nullable Runnable onInterrupt;
        private volatile boolean left;
        private boolean interruptedBefore;
        private boolean stopped;
        private boolean ended; // guarded by this, so that a stop can't hit the next line

        void run(Supplier<LineOutcome> work) {
            own.set(this);
            started.complete(Thread.currentThread());
            try {
                LineOutcome outcome = work.get();
                end();
                done.complete(outcome);
            } catch (Throwable failure) {
                end();
                done.completeExceptionally(failure);
            }
        }

        private synchronized void end() {
            ended = true;
            interpreter.settle();
        }

        synchronized boolean isStopped() {
            return stopped;
        }

        synchronized void stop() {
            if (!ended) {
                stopped = true;
                interpreter.stop(thread());
            }
        }

        synchronized boolean interrupted() {
            boolean before = interruptedBefore;
            interruptedBefore = true;
            return before;
        }

        Thread thread() {
            return started.join();
        }

        boolean endsWithin(Duration time) {
            try {
                done.get(time.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
