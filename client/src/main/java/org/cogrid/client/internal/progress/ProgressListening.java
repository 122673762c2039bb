package org.cogrid.client.internal.progress;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.Progress;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.jspecify.annotations.Nullable;

/** Calls a listener with the progress of a result on callback threads, one call at a time and not too often. */
public final class ProgressListening {
    private static final System.Logger LOG = System.getLogger(ProgressListening.class.getName());
    private static final long PAUSE_MILLIS = 100;

    private final Supplier<Progress> progress;
    private final Consumer<Progress> listener;
    /** Open until the listener has had the last progress, or has failed. */
    private final CountDownLatch over = new CountDownLatch(1);
    /** How many ends came since a callback thread last looked. The thread that raises it from zero starts a look. */
    private final AtomicInteger news = new AtomicInteger();
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
        ProgressListening listening = new ProgressListening(progress, Objects.requireNonNull(listener, "listener"));
        tasks.forEach(task -> task.whenNews(() -> {
            if (task.hasEnded()) {
                listening.comes();
            }
        }));
        listening.comes();
    }

    /** Notes an end. Returns at once and does not throw, as the calling thread has other work. */
    private void comes() {
        if (news.getAndIncrement() > 0) {
            return;
        }
        try {
            CallbackThreads.executor().execute(this::deliver);
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            failed(e);
        }
    }

    private void deliver() {
        int seen;
        do {
            seen = news.get();
            try {
                look();
                if (over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return; // and later news start no look
                }
            } catch (Throwable e) { // a failure of the listener ends its listening, and nothing else
                failed(e);
                return;
            }
        } while (!news.compareAndSet(seen, 0));
    }

    private void look() {
        Progress now = progress.get();
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
        if (now.isComplete()) {
            over.countDown();
        }
    }

    private void failed(Throwable failure) {
        over.countDown();
        LOG.log(System.Logger.Level.WARNING, "a listener for progress has failed and hears no more of it", failure);
    }
}
