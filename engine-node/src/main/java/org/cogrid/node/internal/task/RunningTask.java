package org.cogrid.node.internal.task;

import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.run.TaskRun;
import org.jspecify.annotations.Nullable;

/** A task between its begin and its end. */
public final class RunningTask extends EngineRun {
    private final QueuedTask task;
    /** What it is doing, for error messages; written by the engine's thread. */
    private volatile Stage stage = Stage.LOADING;

    RunningTask(QueuedTask task, TaskRun run) {
        super(run);
        this.task = task;
    }

    public QueuedTask task() {
        return task;
    }

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        stage = next;
    }

    /** Tells something if it is this task that the calling thread works for, and it has not ended; else false. */
    boolean tell(Event event, byte @Nullable [] body) {
        return run().doOnItsBehalf(() -> task.session().tellNow(event, body));
    }

    void end() {
        try {
            run().end();
        } finally {
            task.end();
        }
    }
}
