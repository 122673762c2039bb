package org.cogrid.node.internal.task;

import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.run.TaskRun;
import org.jspecify.annotations.Nullable;

/** A running task. */
public final class RunningTask extends EngineRun {
    private final QueuedTask task;
    /** Its present stage, for error messages; written by the engine's thread. */
    private volatile Stage stage = Stage.LOADING;

    RunningTask(QueuedTask task, TaskRun run) {
        super(run);
        this.task = task;
    }

    public QueuedTask task() {
        return task;
    }

    @Override
    public EngineReport.Running describe() {
        return new EngineReport.Running(
                task.number(),
                task.head().label(),
                task.head().kind(),
                task.conversation().client(),
                age().toMillis());
    }

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        stage = next;
    }

    /** Sends an event if the calling thread works for this task and the task has not ended; otherwise returns false. */
    boolean tell(Event event, byte @Nullable [] body) {
        return run().doOnItsBehalf(() -> task.conversation().tellNow(event, body));
    }

    void end() {
        try {
            run().end();
        } finally {
            task.end();
        }
    }
}
