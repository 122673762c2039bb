package org.cogrid.client.internal.output;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Lets a caller see what its task prints while it waits for it, and whom it waits for. Thread-safe. */
public final class TaskWatch {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ShownOutput output;
    private final BusyNote busy;

    public TaskWatch(ShownOutput output, BusyNote busy) {
        this.output = output;
        this.busy = busy;
    }

    /** Waits at most so long for something of the task. */
    @FunctionalInterface
    public interface Wait {
        /** Gives what was waited for. */
        @Nullable
        Object await(Duration longest) throws InterruptedException, TimeoutException;
    }

    /** Waits on the caller's thread, on which output is shown; what there is to show comes before this returns or throws. */
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

    /** Somebody else has the output: none is shown here any more. */
    public void leaveOutput() {
        output.leave();
    }
}
