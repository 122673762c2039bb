package org.cogrid.client.internal.output;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.PublishedData;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.Lookout;
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
    private final Lookout lookout = new Lookout(this::look, this::failed);
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
        task.whenNews(lookout::comes);
        lookout.comes();
        return end;
    }

    private boolean look() {
        if (!end.isDone() && reader.read(this::hand)) {
            end.complete(null);
        }
        return end.isDone();
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
