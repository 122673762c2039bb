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
 * <p><b>Output.</b> A thread that waits, by {@link #get()} and its like or by {@link #await}, shows what the task prints.
 * It prints whole lines as they come, on this program's standard output and standard error (within a task, on that
 * task's). If the grid has several engines, each line begins with its engine's id: {@code [0] text}. Output from before
 * the wait comes first. Each line is shown once, however many threads wait and however often. A last line without a
 * line end is shown when the task has ended. A future of {@link #toFuture()} shows nothing. {@link #metadata()} has all
 * output in any case.
 *
 * <p>The setting {@code cogrid.client.show-output} turns this on and off: {@code always}, {@code never}, or
 * {@code auto}, the default, which shows output if this program's standard output is a terminal. The commands
 * {@code cogrid run}, {@code shell} and {@code jshell} treat {@code auto} as {@code always}.
 *
 * <p>The first thread that asks for the value decodes it, and the value is kept. If unread results fill the room for
 * them (setting {@code cogrid.client.max-unread-percent}), a wait for a later result could never end. Such a wait fails
 * with a {@code CogridException} that says so.
 *
 * @param <R> the type of the task's value
 */
public interface AsyncResult<R extends @Nullable Object> {
    /**
     * Waits for the task. Returns its value, or throws what it failed with: see {@code RemoteTaskException},
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

    /**
     * Waits until the task has ended, but no longer than {@code timeout}. Returns true if it has ended. A timeout of
     * zero only looks. Decodes nothing.
     */
    boolean await(Duration timeout);

    /** Returns true if the task has ended, one way or another. Does not wait. */
    boolean ready();

    /**
     * Returns true if the task has ended with a value that can be decoded here. Decodes it.
     *
     * @throws IllegalStateException while it has not ended
     */
    boolean successful();

    /**
     * Cancels the task and waits, a few seconds at most, for the outcome of that. A queued task is removed. A running
     * task is interrupted and its loops are stopped. Unless it was too late, the task ends with a {@code
     * TaskAbortedException}. May be called again.
     */
    CancelOutcome cancel();

    /**
     * Calls a listener with each line that the task prints, on both streams and in order. Lines printed before come
     * first, then the others as they come. A last line without a line end comes when the task has ended. Returns at
     * once. From now on the output is not shown to waiting threads.
     *
     * <p>Callback threads call the listener, with one line at a time. It may wait, also for results. It holds up neither
     * the task nor other results, because the lines wait with the task's output. That output is bounded: if the engine
     * had to cut it (setting {@code cogrid.engine.max-output}), a line says how much. If the listener throws something,
     * that is logged and the listener is not called again. Several listeners get all lines each.
     *
     * @return completes when the listener has had the last line. It also completes when the task was cancelled, its
     *     engine lost or the client closed, with the lines that had arrived by then. Fails with what the listener has
     *     thrown. Cancel it to end the listening
     */
    CompletableFuture<@Nullable Void> onOutput(Consumer<OutputLine> listener);

    /**
     * Calls a listener with the data that the task publishes by {@link org.cogrid.core.Engine#publish}. What was
     * published last comes first, then what is published from now on. Returns at once.
     *
     * <p>Callback threads decode the data and call the listener, with one value at a time. It may wait, as that of
     * {@link #onOutput} may. Of data that a task publishes faster than it can be sent or listened to, the listener gets
     * the newest, and always the last; so little is kept however much is published. If the listener throws something,
     * that is logged and the listener is not called again. Several listeners get the data each.
     *
     * @return completes, fails and is cancelled as that of {@link #onOutput}
     */
    CompletableFuture<@Nullable Void> onData(Consumer<PublishedData> listener);

    /**
     * Returns what is known of the task now, with its output so far. Decodes published data, and nothing else. Does not
     * wait.
     */
    TaskMetadata metadata();

    /** Returns the time from handing in the task until its outcome was here, or until now. */
    Duration elapsed();

    /** Returns the time that the engine has spent on the task, as far as is known. */
    Duration serialTime();

    /** Returns the time from handing in the first task of this result until the last outcome was here, or until now. */
    Duration wallTime();

    /** Returns how many of this result's values are there or have failed. For one task it is 0/1 or 1/1. */
    Progress progress();

    /**
     * Calls a listener with the progress: with that of now, when it has changed, and always with the last, however the
     * tasks end. Returns this result at once.
     *
     * <p>Callback threads call the listener, at most every 100 ms, with one progress at a time. It may wait. If it throws
     * something, that is logged and the listener is not called again.
     */
    AsyncResult<R> onProgress(Consumer<Progress> listener);

    /**
     * Waits as {@link #get()} does, and meanwhile shows a bar with the progress, the rate and the time left on this
     * program's terminal. The bar is the last line, below the output of tasks, and is cleared at the end. Nothing is
     * shown if standard error is no terminal, or while another bar is shown. The commands {@code cogrid run} and {@code
     * shell} show such a bar by themselves in a wait for a {@link MultiResult} of several engines that takes more than a
     * moment.
     *
     * <p>Returns this result, also if the task has failed: {@link #get()} throws that. What this program prints itself
     * meanwhile may mix with the bar.
     *
     * @throws org.cogrid.core.TaskTimeoutException when the view's timeout passed; the task runs on
     */
    AsyncResult<R> showProgress();

    /**
     * Returns a new future that completes when this result ends. Completing or cancelling the future affects neither
     * the task nor this result. Its dependent stages run on threads that may wait for other results.
     */
    CompletableFuture<R> toFuture();
}
