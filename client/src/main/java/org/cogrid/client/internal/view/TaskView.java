package org.cogrid.client.internal.view;

import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.internal.time.Durations;

/**
 * What views have in common: the options of their tasks, and whether verbs wait.
 *
 * @param <V> what a changed view is for users
 */
public abstract class TaskView<V> {
    final GridConnection connection;
    final TaskOptions options;

    /** Set by any thread, read by all. */
    private volatile boolean block;

    TaskView(GridConnection connection, TaskOptions options, boolean block) {
        this.connection = connection;
        this.options = options;
        this.block = block;
    }

    /** Returns a view that differs in the options of its tasks only. */
    abstract V with(TaskOptions changed);

    public final boolean isBlock() {
        return block;
    }

    public final void setBlock(boolean block) {
        this.block = block;
    }

    public final V withLabel(CharSequence label) {
        return with(options.withLabel(label.toString()));
    }

    public final V withTimeout(Duration timeout) {
        return with(options.withTimeout(Durations.positive(timeout, "timeout")));
    }

    public final V withTimeLimit(Duration timeLimit) {
        return with(options.withTimeLimit(Durations.positive(timeLimit, "time limit")));
    }

    public final V withHiddenOutput() {
        return with(options.withHiddenOutput());
    }

    /** Returns the result, once it is there if this view blocks. */
    final <T extends AsyncResult<?>> T following(T result) {
        if (block) {
            result.get();
        }
        return result;
    }
}
