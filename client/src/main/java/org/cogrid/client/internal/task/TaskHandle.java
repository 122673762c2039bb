package org.cogrid.client.internal.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** A sent task, as its sender knows it. Thread-safe. */
public interface TaskHandle {
    /** Returns the task's number at this client, given in the order of sending. */
    long taskId();

    /** Returns the verb. */
    String kind();

    /** Returns the engine it was sent to. */
    int engineId();

    /** Returns how far it has come. Does not wait. */
    TaskStatus status();

    /** Returns how many characters it has printed on both streams. Does not wait. */
    int printedLength();

    /**
     * Returns what it has printed from that character on, on both streams and in order. Complete once the task has
     * ended. Does not wait.
     */
    List<Printed> printed(int from);

    /** Returns what it has published last; {@link Published#NOTHING} before. Decodes nothing. Does not wait. */
    Published published();

    /**
     * Calls {@code news} whenever the task has printed or published something, and when it has ended. The calling
     * threads must not be held up. {@code news} must not throw.
     */
    void whenNews(Runnable news);

    /** True if the task has ended and its outcome is here. Metadata is up to date before that. Does not wait. */
    boolean hasEnded();

    /**
     * Waits for {@link #hasEnded}, but no longer than {@code longest}. True if the task has ended. Decodes nothing.
     *
     * @throws CogridException when the end can't come, as this program has no room until it reads results that have
     *     come
     */
    boolean awaitEnd(Duration longest) throws InterruptedException;

    /**
     * Waits as {@link #awaitEnd} does, and returns the task's value ({@code ExecuteResult} for a text). The first
     * thread that asks decodes it, and it is kept.
     *
     * @throws CogridException what the task failed with, the same at every call
     * @throws TimeoutException when the task has not ended by then
     */
    @Nullable
    Object awaitValue(Duration longest) throws InterruptedException, TimeoutException;

    /**
     * Calls {@code callback} on a callback thread when the task has ended; at once if it has. If the end can't come, as
     * {@link #awaitEnd} says, the callback gets that failure.
     */
    void whenEnded(Consumer<@Nullable CogridException> callback);

    /**
     * Returns a snapshot, also while the task runs. Output and published data are those that have arrived. Does not
     * wait.
     */
    TaskMetadata metadata();

    /** Returns when it was sent, ran and came back. Decodes nothing. Does not wait. */
    TaskTimes times();

    /**
     * Asks the engine to cancel the task and waits for the outcome of that, for a bounded time. May be called again.
     */
    CancelOutcome cancel();
}
