package org.cogrid.client.internal.output;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Shows a waiting thread what its task prints, and which other task it waits for. Thread-safe. */
public final class TaskWatch {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ShownOutput output;
    private final BusyNote busy;

    public TaskWatch(ShownOutput output, BusyNote busy) {
        this.output = output;
        this.busy = busy;
    }

    /** Waits for something of the task for a limited time. */
    @FunctionalInterface
    public interface Wait {
        /** Returns what was waited for. */
        @Nullable
        Object await(Duration longest) throws InterruptedException, TimeoutException;
    }

    /** Waits on the caller's thread, which also shows the output. All output is shown before this returns or throws. */
    public @Nullable Object during(Duration longest, Wait wait) throws InterruptedException, TimeoutException {
        try {
            return output.mayShow() || busy.mayTell() ? inSteps(longest, wait) : wait.await(longest);
        } finally {
            output.show();
        }
    }

    private @Nullable Object inSteps(Duration longest, Wait wait) throws InterruptedException, TimeoutException {
        long left = longest.toNanos();
        long deadline = System.nanoTime() + left;
        while (true) {
            try {
                return wait.await(Duration.ofNanos(Math.max(0, Math.min(left, LOOK_NANOS))));
            } catch (TimeoutException e) {
                busy.look();
                left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw e;
                }
                output.show();
            }
        }
    }

    /** Shows what there is now, to a thread that waits for several tasks in turn. Does not wait. */
    public void look() {
        busy.look();
        output.show();
    }

    /** Stops showing output here, because another display shows it. */
    public void leaveOutput() {
        output.leave();
    }
}
