package org.cogrid.node.internal.task;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.node.internal.run.StopReport;
import org.cogrid.node.internal.run.TaskRun;
import org.jspecify.annotations.Nullable;

/** A run of users' code on the engine's thread, with the first reason given for stopping it. */
public abstract class EngineRun {
    private final TaskRun run;
    private final long startNanos = System.nanoTime();
    private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();

    protected EngineRun(TaskRun run) {
        this.run = run;
    }

    /** How long it has run. */
    public final Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** What the engine's status tells of it. */
    public abstract EngineReport.Running describe();

    /** Describes it, asks it to stop, and waits for {@code grace}. */
    public final Interrupted interrupt(String reason, Duration grace) throws InterruptedException {
        EngineReport.Running described = describe();
        return new Interrupted(described, stop(reason, grace));
    }

    /** Asks it to stop and waits for {@code grace}. */
    public final StopReport stop(String reason, Duration grace) throws InterruptedException {
        stopReason.compareAndSet(null, reason);
        return run.stop(grace);
    }

    /** Asks it to stop without waiting. */
    public final void stopSoon(String reason) {
        stopReason.compareAndSet(null, reason);
        run.stop();
    }

    /** Why it was stopped; {@code null} when it was not stopped while it ran. */
    public final @Nullable String stopReason() {
        return run.isStopped() ? stopReason.get() : null;
    }

    public final TaskRun run() {
        return run;
    }
}
