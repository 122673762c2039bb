package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.Optional;
import org.cogrid.node.internal.mirror.Encoding;
import org.cogrid.node.internal.run.StopReport;
import org.cogrid.node.internal.run.TaskRun;
import org.cogrid.node.internal.run.TaskThreads;
import org.cogrid.node.internal.task.EngineRun;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of values between tasks, which runs code of their classes: an interrupt reaches that as it reaches a task, and the
 * engine's status shows it. Encoding begins and ends on the engine's thread; any thread may ask and interrupt.
 */
final class CopyRuns implements Encoding {
    /** What takes less is no news. */
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

        String name() {
            return name;
        }
    }

    /** In a task, such as one that flushes, that is what is shown and stopped. */
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

    /** What is being encoded, if it has taken a while. */
    Optional<CopyRun> running() {
        return Optional.ofNullable(current).filter(run -> run.age().compareTo(SHOWN_AFTER) >= 0);
    }

    /** Asks the encoding of a value to stop, if one is being encoded; does not wait. */
    void stopSoon(String reason) {
        CopyRun run = current;
        if (run != null) {
            run.stopSoon(reason);
        }
    }

    /** Ends the encoding of a value; what came of that, if one is being encoded. */
    Optional<StopReport> interrupt(String reason) throws InterruptedException {
        CopyRun run = current;
        return run == null ? Optional.empty() : Optional.of(run.stop(reason, stopGrace));
    }
}
