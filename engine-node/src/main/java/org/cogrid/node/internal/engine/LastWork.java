package org.cogrid.node.internal.engine;

import java.time.Duration;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.task.RunningTask;
import org.cogrid.node.internal.task.TaskRunner;

/** Waits for the thread of an engine that leaves: it ends the running task, and then copies what the grid lacks. */
final class LastWork {
    private static final System.Logger LOG = System.getLogger(LastWork.class.getName());
    private static final Duration TASK = Duration.ofSeconds(5);
    private static final Duration STOPPED_TASK = Duration.ofSeconds(2);
    /** Who stops the engine waits longer than for all three together. */
    private static final Duration COPIES = Duration.ofSeconds(15);

    private LastWork() {}

    /** Lets the running task end, stops it if that takes long, and lets the thread bring the grid copies up to date. */
    static void await(Thread working, int id, TaskRunner runner) throws InterruptedException {
        awaitTask(working);
        RunningTask task = runner.running().orElse(null);
        if (working.isAlive() && task != null) {
            stop(task, "engine " + id + " leaves, and could wait no longer");
        }
        if (working.isAlive() && runner.running().isEmpty()) {
            working.join(COPIES.toMillis());
        }
        if (working.isAlive()) {
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING, "engine {0} leaves before its grid copies are up to date", id));
        }
    }

    private static void stop(RunningTask task, String reason) throws InterruptedException {
        try {
            task.stop(reason, STOPPED_TASK);
        } catch (RuntimeException | Error e) { // a user's thread can't be interrupted, or memory ran out
            SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, "the running task could not be stopped", e));
        }
    }

    /** Lets the running task end, but for no longer than a few seconds. */
    static void awaitTask(Thread working) throws InterruptedException {
        working.join(TASK.toMillis());
    }
}
