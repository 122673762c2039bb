package org.cogrid.client.internal.output;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.jspecify.annotations.Nullable;

/**
 * Calls a listener with the lines of a task, one at a time, on callback threads. It keeps no lines, as the task has
 * them.
 */
public final class OutputListening {
    private static final System.Logger LOG = System.getLogger(OutputListening.class.getName());

    private final TaskHandle task;
    private final Consumer<OutputLine> listener;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    /** How much news came since a callback thread last looked. The thread that raises it from zero starts a look. */
    private final AtomicInteger news = new AtomicInteger();
    /** Used by one callback thread at a time. */
    private final OutputReader reader;

    private OutputListening(TaskHandle task, Consumer<OutputLine> listener) {
        this.task = task;
        this.listener = listener;
        this.reader = new OutputReader(task);
    }

    /**
     * Calls a listener with what the task has printed and will print.
     *
     * @return completes when the listener has everything, or fails with what it has thrown; if cancelled, the
     *     listener gets no more
     */
    public static CompletableFuture<@Nullable Void> start(TaskHandle task, Consumer<OutputLine> listener) {
        OutputListening listening = new OutputListening(task, listener);
        task.whenPrinted(listening::comes);
        listening.comes();
        return listening.end;
    }

    /** Notes that there may be output. Returns at once and does not throw, as the calling thread has other work. */
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

    private void hand(OutputLine line) {
        if (!end.isDone()) {
            listener.accept(line);
        }
    }

    private void failed(Throwable failure) {
        if (end.completeExceptionally(failure)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the listener for the output of " + task.kind() + " " + task.taskId()
                            + " has failed and hears no more of it",
                    failure);
        }
    }
}
