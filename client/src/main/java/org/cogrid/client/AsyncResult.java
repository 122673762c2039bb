package org.cogrid.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The handle on a task that was sent. Its outcome stays the same however often it is asked for. Thread-safe.
 *
 * <p>Interrupting a thread that waits here ends the wait with a {@link org.cogrid.core.CogridException} and leaves the
 * thread interrupted; the task runs on.
 *
 * <p><b>Output.</b> Who waits, by {@link #get()} and its like or by {@link #await}, is shown what the task prints: on the caller's own
 * thread, as it comes, in whole lines, on this program's standard output and standard error (in a task, on that task's), each line
 * behind its engine's id, as in {@code [0] text}, where the grid has several. What was printed before the wait comes first. Each line is
 * shown once, whoever waits and however often; a last line without an end is shown when the task has ended. The setting
 * {@code cogrid.client.show-output} says whether: {@code auto}, the default, where this program's standard output is a terminal, {@code always} or
 * {@code never}; {@code cogrid run}, {@code shell} and {@code jshell} take {@code auto} for {@code always}. A future of {@link #toFuture()} shows nothing, as nobody
 * waits here. {@link #metadata()} has all in any case.
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

    /**
     * Gives a listener each line that the task prints, on both streams, in that order: first those it has printed before, then the others as they
     * come, a last one without an end when the task has ended. Returns at once. From now on nothing is shown to those who wait: the listener
     * has it.
     *
     * <p>The listener is called by callback threads, one line at a time, and may wait, also for results; it holds up neither the task nor other results,
     * as lines wait for it with the task's output, which is bounded: where the engine had to cut it (setting
     * {@code cogrid.engine.max-output}), a line says how much. When it throws something, that is logged and it is called no more. Several listeners get all
     * lines each.
     *
     * @return ends when the listener has had the last line; so it does, too, when the task was cancelled, its engine lost or the client
     *     closed, whatever had arrived by then. Ends exceptionally with what the listener has thrown. Cancelling it ends the listening
     */
    CompletableFuture<@Nullable Void> onOutput(Consumer<OutputLine> listener);

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
