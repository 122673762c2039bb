package org.cogrid.node.internal.task;

import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.run.TaskRun;

/** A running task. */
public final class RunningTask extends EngineRun {
    private final QueuedTask task;
    /** Its present stage, for error messages; written by the engine's thread. */
    private volatile Stage stage = Stage.LOADING;
    /** Guarded by this. */
    private boolean resultBegun;

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

    /**
     * Sends data if the calling thread works for this task and the task has not ended; otherwise returns false. Data
     * published after the first piece of the result are too late, too: their pieces would get among those.
     */
    boolean publish(EncodedBody data) {
        boolean[] isSent = new boolean[1];
        run().doOnItsBehalf(() -> isSent[0] = publishBeforeResult(data));
        return isSent[0];
    }

    private synchronized boolean publishBeforeResult(EncodedBody data) {
        if (!resultBegun) {
            task.conversation().tellNow(new Event.Published(task.number(), data.manifest()), data.body());
        }
        return !resultBegun;
    }

    /** Sends a piece of the result, while the rest is still being copied. */
    synchronized void tellPart(Piece piece, long size) {
        resultBegun = true;
        task.conversation().tellNow(new Event.Part(task.number(), (int) size), Body.of(piece));
    }

    /** Whether the client has pieces of the result, which another body must not follow. */
    synchronized boolean hasBegunResult() {
        return resultBegun;
    }

    void end() {
        try {
            run().end();
        } finally {
            task.end();
        }
    }
}
