package org.cogrid.client.internal.output;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.PublishedData;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.jspecify.annotations.Nullable;

/**
 * Calls a listener with what a task prints or publishes, one at a time, on callback threads. It keeps nothing, as the
 * task has it.
 *
 * @param <T> what the listener gets
 */
public final class TaskListening<T> {
    private static final System.Logger LOG = System.getLogger(TaskListening.class.getName());

    private final TaskHandle task;
    private final String what;
    private final Consumer<T> listener;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    /** How much news came since a callback thread last looked. The thread that raises it from zero starts a look. */
    private final AtomicInteger news = new AtomicInteger();
    /** Used by one callback thread at a time. */
    private final NewsReader<T> reader;

    private TaskListening(TaskHandle task, String what, NewsReader<T> reader, Consumer<T> listener) {
        this.task = task;
        this.what = what;
        this.reader = reader;
        this.listener = listener;
    }

    /**
     * Calls a listener with what the task has printed and will print.
     *
     * @return completes when the listener has everything, or fails with what it has thrown; if cancelled, the
     *     listener gets no more
     */
    public static CompletableFuture<@Nullable Void> toOutput(TaskHandle task, Consumer<OutputLine> listener) {
        return new TaskListening<>(task, "output", new OutputReader(task), listener).start();
    }

    /**
     * Calls a listener with what the task has published last and will publish. If the listener is slow, it gets only
     * the newest of what was published meanwhile.
     *
     * @return as {@link #toOutput} does
     */
    public static CompletableFuture<@Nullable Void> toData(TaskHandle task, Consumer<PublishedData> listener) {
        return new TaskListening<>(task, "data", new DataReader(task), listener).start();
    }

    private CompletableFuture<@Nullable Void> start() {
        task.whenNews(this::comes);
        comes();
        return end;
    }

    /** Notes that there may be something new. Returns at once and does not throw, as the calling thread has other work. */
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
            look();
        } while (!news.compareAndSet(seen, 0));
    }

    private void look() {
        if (end.isDone()) {
            return;
        }
        try {
            if (reader.read(this::hand)) {
                end.complete(null);
            }
        } catch (Throwable e) { // a failure of the listener ends its listening, and nothing else
            failed(e);
        }
    }

    private void hand(T next) {
        if (!end.isDone()) {
            listener.accept(next);
        }
    }

    private void failed(Throwable failure) {
        if (end.completeExceptionally(failure)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the listener for the " + what + " of " + task.kind() + " " + task.taskId()
                            + " has failed and hears no more of it",
                    failure);
        }
    }
}
