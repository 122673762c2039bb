package org.cogrid.client.internal.progress;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.Progress;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.Lookout;
import org.jspecify.annotations.Nullable;

/** Calls a listener with the progress of a result on callback threads, one call at a time and not too often. */
public final class ProgressListening {
    private static final System.Logger LOG = System.getLogger(ProgressListening.class.getName());
    private static final long PAUSE_MILLIS = 100;

    private final Supplier<Progress> progress;
    private final Consumer<Progress> listener;
    /** Open until the listener has had the last progress, or has failed. */
    private final CountDownLatch over = new CountDownLatch(1);

    private final Lookout lookout = new Lookout(this::look, this::failed);
    /** What the listener got last; used by one callback thread at a time. */
    private @Nullable Progress told;

    private ProgressListening(Supplier<Progress> progress, Consumer<Progress> listener) {
        this.progress = progress;
        this.listener = listener;
    }

    /**
     * Calls a listener with the progress of now and then with each change, until it is complete.
     *
     * @param tasks whose ends are the progress
     */
    public static void start(List<TaskHandle> tasks, Supplier<Progress> progress, Consumer<Progress> listener) {
        start(endsOf(tasks), progress, listener);
    }

    /**
     * Calls a listener as {@link #start(List, Supplier, Consumer)} does.
     *
     * @param changes calls what it is given whenever there may be progress, on threads that must not be held up
     */
    public static void start(Consumer<Runnable> changes, Supplier<Progress> progress, Consumer<Progress> listener) {
        ProgressListening listening = new ProgressListening(progress, Objects.requireNonNull(listener, "listener"));
        changes.accept(listening.lookout::comes);
        listening.lookout.comes();
    }

    /** Tells of the ends of tasks. */
    static Consumer<Runnable> endsOf(List<TaskHandle> tasks) {
        return change -> tasks.forEach(task -> task.whenNews(() -> {
            if (task.hasEnded()) {
                change.run();
            }
        }));
    }

    private boolean look() throws InterruptedException {
        Progress now = progress.get();
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
        if (now.isComplete()) {
            over.countDown();
        }
        return over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void failed(Throwable failure) {
        over.countDown();
        LOG.log(System.Logger.Level.WARNING, "a listener for progress has failed and hears no more of it", failure);
    }
}
