package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.Optional;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.node.internal.mirror.Encoding;
import org.cogrid.node.internal.run.TaskRun;
import org.cogrid.node.internal.run.TaskThreads;
import org.cogrid.node.internal.task.EngineRun;
import org.cogrid.node.internal.task.Interrupted;
import org.jspecify.annotations.Nullable;

/**
 * Runs that encode values between tasks. Encoding may run code of the values' classes, so an interrupt stops it like a
 * task and the engine's status shows it. Encoding begins and ends on the engine's thread; any thread may look and
 * interrupt.
 */
final class CopyRuns implements Encoding {
    /** A run that is shorter is not shown. */
    private static final Duration SHOWN_AFTER = Duration.ofMillis(200);

    private final TaskThreads threads;
    private final Duration stopGrace;
    // Written by the engine's thread.
    private volatile @Nullable CopyRun current;

    CopyRuns(TaskThreads threads, Duration stopGrace) {
        this.threads = threads;
        this.stopGrace = stopGrace;
    }

    /** The encoding of one variable's value. */
    static final class CopyRun extends EngineRun {
        private final String name;

        private CopyRun(String name, TaskRun run) {
            super(run);
            this.name = name;
        }

        @Override
        public EngineReport.Running describe() {
            return new EngineReport.Running(0, name, "grid copy", "the engine", age().toMillis());
        }
    }

    /** Begins a run. Within a task, such as one that flushes, the task itself is shown and stopped. */
    @Override
    public Run begin(String name) {
        if (threads.running() != null) {
            return Encoding.unseen().begin(name);
        }
        CopyRun run = new CopyRun(name, threads.beginOwn());
        current = run;
        return () -> end(run);
    }

    private @Nullable String end(CopyRun run) {
        run.run().end();
        current = null;
        return run.stopReason();
    }

    /** The present run, if it has taken a while. */
    Optional<CopyRun> running() {
        return Optional.ofNullable(current).filter(run -> run.age().compareTo(SHOWN_AFTER) >= 0);
    }

    /** Asks the present run to stop, if there is one; does not wait. */
    void stopSoon(String reason) {
        CopyRun run = current;
        if (run != null) {
            run.stopSoon(reason);
        }
    }

    /** Stops the present run; returns the outcome, if there is a run. */
    Optional<Interrupted> interrupt(String reason) throws InterruptedException {
        CopyRun run = current;
        return run == null ? Optional.empty() : Optional.of(run.interrupt(reason, stopGrace));
    }
}
