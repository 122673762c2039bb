package org.cogrid.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The handle on a task that was sent. Its outcome stays the same however often it is asked for. Thread-safe.
 *
 * <p>Interrupting a thread that waits here ends the wait with a {@link org.cogrid.core.CogridException} and leaves the
 * thread interrupted; the task runs on.
 *
 * <p>A value is decoded by the first thread that asks for it, once, and then kept. A wait that could never end, as unread results
 * fill the room for them (setting {@code cogrid.client.max-unread-percent}), ends with a {@code CogridException} that says so.
 *
 * @param <R> the type of the task's value
 */
public interface AsyncResult<R extends @Nullable Object> {
    /**
     * Waits for the task and gives its value, or throws what it failed with: see {@code RemoteTaskException},
     * {@code TaskAbortedException}, {@code EngineLostException}.
     *
     * <p>Waits as long as it takes, or as long as {@link DirectView#withTimeout} allows.
     *
     * @throws org.cogrid.core.TaskTimeoutException when the view's timeout passed; the task runs on
     */
    R get();

    /**
     * As {@link #get()}, but waits no longer than {@code timeout}, whatever the view says. Zero only looks.
     *
     * @throws TimeoutException when that time passed; the task runs on
     */
    R get(Duration timeout) throws TimeoutException;

    /** Waits until the task has ended, but no longer than {@code timeout}; whether it has. Zero only looks. Decodes nothing. */
    boolean await(Duration timeout);

    /** Whether the task has ended, one way or another. Does not wait. */
    boolean ready();

    /**
     * Whether the task has ended with a value that can be decoded here. Decodes it.
     *
     * @throws IllegalStateException while it has not ended
     */
    boolean successful();

    /**
     * Cancels the task and waits, a few seconds at most, for what became of it. A queued task is removed, a running one is
     * interrupted and its loops are stopped. Unless it was too late, the outcome is a {@code TaskAbortedException}.
     * May be called again.
     */
    CancelOutcome cancel();

    /** What is known of the task now, with its output so far. Decodes published data, and nothing else. Does not wait. */
    TaskMetadata metadata();

    /** The time from handing in the task until its outcome was here, or until now. */
    Duration elapsed();

    /** The time the engine has spent on the task, as far as is known. */
    Duration serialTime();

    /** The time from handing in the first task of this result until the last outcome was here, or until now. */
    Duration wallTime();

    /** How many of this result's tasks have ended; one task makes it 0/1 or 1/1. */
    Progress progress();

    /**
     * A future of its own that ends as this result does. Completing or cancelling it touches neither task nor result.
     * What hangs on it runs on threads that may wait for other results.
     */
    CompletableFuture<R> toFuture();
}
