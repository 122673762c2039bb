package org.cogrid.core.internal.threads;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.text.SafeLog;

/** Work whose end nobody waits for. Its future would keep a failure to itself, so the failure is logged. */
public final class Unawaited {
    private static final System.Logger LOG = System.getLogger(Unawaited.class.getName());

    private Unawaited() {}

    /**
     * Logs the failure of work that goes on by itself.
     *
     * @param what the work in words, for the log
     */
    public static void goesOn(String what, CompletionStage<?> work) {
        work.whenComplete((nothing, failure) -> {
            if (failure != null) {
                failed(what, failure);
            }
        });
    }

    /**
     * Has a timer do a step once, after a while.
     *
     * @param what the step in words, for the log
     * @throws java.util.concurrent.RejectedExecutionException when the timer is shut down
     */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is logged before it gets there
    public static void later(ScheduledExecutorService timer, Duration delay, String what, Runnable step) {
        timer.schedule(() -> attempt(what, step), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            failed(what, e);
        }
    }

    private static void failed(String what, Throwable failure) {
        SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, what + " failed", failure));
    }
}
