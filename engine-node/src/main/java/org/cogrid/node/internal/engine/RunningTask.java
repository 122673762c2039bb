package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.run.StopReport;
import org.cogrid.node.internal.run.TaskRun;
import org.jspecify.annotations.Nullable;

/** A task between its begin and its end, with the first reason somebody gave to stop it. */
final class RunningTask {
    private final QueuedTask task;
    private final TaskRun run;
    private final long startNanos = System.nanoTime();
    private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();
    /** What it is doing, for error messages; written by the engine's thread. */
    private volatile Stage stage = Stage.LOADING;

    RunningTask(QueuedTask task, TaskRun run) {
        this.task = task;
        this.run = run;
    }

    QueuedTask task() {
        return task;
    }

    /** For how long it has run. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        stage = next;
    }

    /** Asks the task to stop and waits a little for it. */
    StopReport stop(String reason, Duration grace) throws InterruptedException {
        stopReason.compareAndSet(null, reason);
        return run.stop(grace);
    }

    /** Asks the task to stop without waiting. */
    void stopSoon(String reason) {
        stopReason.compareAndSet(null, reason);
        run.stop();
    }

    /** Why the task was stopped; {@code null} when nobody asked while it ran. */
    @Nullable
    String stopReason() {
        return run.isStopped() ? stopReason.get() : null;
    }

    /** Tells something if it is this task that the calling thread works for, and it has not ended; else false. */
    boolean tell(Event event, byte @Nullable [] body) {
        return run.doOnItsBehalf(() -> task.session().tellNow(event, body));
    }

    void end() {
        try {
            run.end();
        } finally {
            task.end();
        }
    }
}
