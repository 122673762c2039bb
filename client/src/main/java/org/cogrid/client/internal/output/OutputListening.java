package org.cogrid.client.internal.output;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.jspecify.annotations.Nullable;

/** Gives a listener the lines of a task, one at a time, on callback threads. Keeps no line: the task has them. */
public final class OutputListening {
    private static final System.Logger LOG = System.getLogger(OutputListening.class.getName());

    private final TaskHandle task;
    private final Consumer<OutputLine> listener;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    /** How often there was news since a callback thread last looked; whoever finds none has one look. */
    private final AtomicInteger news = new AtomicInteger();
    /** Used by one callback thread at a time. */
    private final OutputReader reader;

    private OutputListening(TaskHandle task, Consumer<OutputLine> listener) {
        this.task = task;
        this.listener = listener;
        this.reader = new OutputReader(task);
    }

    /**
     * Gives a listener what the task has printed and will print.
     *
     * @return ends when it has all of it, or with what it has thrown; when it is cancelled the listener gets no more
     */
    public static CompletableFuture<@Nullable Void> start(TaskHandle task, Consumer<OutputLine> listener) {
        OutputListening listening = new OutputListening(task, listener);
        task.whenPrinted(listening::comes);
        listening.comes();
        return listening.end;
    }

    /** There may be something to hear. Returns at once, and throws nothing, as whoever brings the news has more to do. */
    private void comes() {
        if (news.getAndIncrement() > 0) {
            return;
        }
        try {
            CallbackThreads.executor().execute(this::deliver);
        } catch (RuntimeException | Error e) { // no memory for one more thread
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
        } catch (Throwable e) { // whatever the listener throws ends its listening, and nothing else
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
