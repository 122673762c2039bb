package org.cogrid.core.internal.threads;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.text.FailureCopy;
import org.cogrid.core.internal.text.SafeLog;
import org.jspecify.annotations.Nullable;

/** Work that a timer repeats. A failure is logged, because an exception would silently end the repetition for good. */
public final class Periodic implements Runnable {
    private static final System.Logger LOG = System.getLogger(Periodic.class.getName());

    private final String what;
    private final Runnable work;

    // Confined to the timer's thread.
    private @Nullable Throwable unlogged;

    private Periodic(String what, Runnable work) {
        this.what = what;
        this.work = work;
    }

    /**
     * Has a timer do some work at once, and repeat it until it is shut down.
     *
     * @param pause between the end of one time and the next
     * @param what the work in words, for the log
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with its timer only
    public static void start(ScheduledExecutorService timer, Duration pause, String what, Runnable work) {
        timer.scheduleWithFixedDelay(new Periodic(what, work), 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        try {
            work.run();
        } catch (Throwable e) {
            unlogged = e;
        }
        if (unlogged != null) {
            log(unlogged);
        }
    }

    private void log(Throwable failure) {
        boolean isLogged = SafeLog.write(() -> LOG.log(
                System.Logger.Level.WARNING, what + " failed and will be tried again", FailureCopy.of(failure)));
        if (isLogged) { // otherwise the next failure logs it
            unlogged = null;
        }
    }
}
