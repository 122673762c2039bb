package org.cogrid.client.internal.output;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Lets a caller see what its task prints while it waits for it. Thread-safe. */
public final class TaskWatch {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ShownOutput output;

    public TaskWatch(ShownOutput output) {
        this.output = output;
    }

    /** Waits at most so long for something of the task. */
    @FunctionalInterface
    public interface Wait {
        /** Gives what was waited for. */
        @Nullable
        Object await(Duration longest) throws InterruptedException, TimeoutException;
    }

    /** Waits on the caller's thread, on which everything is shown; what there is to show comes before this returns or throws. */
    public @Nullable Object during(Duration longest, Wait wait) throws InterruptedException, TimeoutException {
        try {
            return output.mayShow() ? inSteps(longest, wait) : wait.await(longest);
        } finally {
            output.show();
        }
    }

    private @Nullable Object inSteps(Duration longest, Wait wait) throws InterruptedException, TimeoutException {
        long left = longest.toNanos();
        long deadline = System.nanoTime() + left;
        while (left > LOOK_NANOS) {
            try {
                return wait.await(Duration.ofNanos(LOOK_NANOS));
            } catch (TimeoutException e) {
                output.show();
                left = deadline - System.nanoTime();
            }
        }
        return wait.await(Duration.ofNanos(Math.max(0, left)));
    }
}
