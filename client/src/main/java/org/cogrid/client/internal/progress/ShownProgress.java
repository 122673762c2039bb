package org.cogrid.client.internal.progress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.Progress;
import org.cogrid.client.internal.output.LastLine;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.client.internal.threads.WaitingThreads.Wait;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/** Draws a bar with the progress of a result on the terminal's last line while a thread waits for the result. */
public final class ShownProgress {
    private static final Duration MOMENT = Duration.ofMillis(500);

    private static volatile boolean automatic;

    private final LastLine line = LastLine.ofProcess();
    private final Consumer<Runnable> changes;
    private final Supplier<Progress> progress;
    /** True once the wait has ended; guarded by this. */
    private boolean over;
    /** Guarded by this. */
    private @Nullable Bar bar;

    private ShownProgress(Consumer<Runnable> changes, Supplier<Progress> progress) {
        this.changes = changes;
        this.progress = progress;
    }

    /** Makes each wait for several tasks that takes more than a moment show progress. For programs of the user alone. */
    public static void automatically() {
        automatic = true;
    }

    /** Waits, and shows progress after a moment if this program shows it by itself. */
    public static @Nullable Object ifAutomatic(List<TaskHandle> tasks, Supplier<Progress> progress, Wait wait)
            throws InterruptedException, TimeoutException {
        return tasks.size() > 1 ? ifAutomatic(ProgressListening.endsOf(tasks), progress, wait) : wait.await();
    }

    /**
     * Waits as {@link #ifAutomatic(List, Supplier, Wait)} does.
     *
     * @param changes calls what it is given whenever there may be progress, on threads that must not be held up
     */
    public static @Nullable Object ifAutomatic(Consumer<Runnable> changes, Supplier<Progress> progress, Wait wait)
            throws InterruptedException, TimeoutException {
        return automatic && !progress.get().isComplete()
                ? new ShownProgress(changes, progress).during(MOMENT, wait)
                : wait.await();
    }

    /** Waits, and shows progress meanwhile, if there is a terminal and its last line is free. */
    public static @Nullable Object during(List<TaskHandle> tasks, Supplier<Progress> progress, Wait wait)
            throws InterruptedException, TimeoutException {
        return during(ProgressListening.endsOf(tasks), progress, wait);
    }

    /** Waits as {@link #during(List, Supplier, Wait)} does, for anything that has progress. */
    public static @Nullable Object during(Consumer<Runnable> changes, Supplier<Progress> progress, Wait wait)
            throws InterruptedException, TimeoutException {
        return new ShownProgress(changes, progress).during(Duration.ZERO, wait);
    }

    private @Nullable Object during(Duration delay, Wait wait) throws InterruptedException, TimeoutException {
        if (!line.isTerminal()) {
            return wait.await();
        }
        CompletableFuture<Boolean> due = new CompletableFuture<>();
        Unawaited.goesOn("showing progress", due.thenAccept(this::beginIf));
        due.completeOnTimeout(true, delay.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return wait.await();
        } finally {
            due.complete(false);
            end();
        }
    }

    private void beginIf(boolean isDue) {
        if (isDue) {
            Unawaited.goesOn("showing progress", CompletableFuture.runAsync(this::begin, CallbackThreads.executor()));
        }
    }

    private void begin() {
        if (!take()) {
            return;
        }
        Bar made = Bar.of(progress.get().total(), text -> line.draw(this, text));
        if (keep(made)) {
            ProgressListening.start(changes, progress, made::show);
        } else {
            made.close();
        }
    }

    private synchronized boolean take() {
        return !over && line.take(this);
    }

    private synchronized boolean keep(Bar made) {
        bar = made;
        return !over;
    }

    /** Clears the line. The bar is closed on another thread, as that waits and would lose an interrupt. */
    private synchronized void end() {
        over = true;
        line.leave(this);
        Bar drawn = bar;
        if (drawn != null) {
            CallbackThreads.executor().execute(drawn::close);
        }
    }
}
