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

/** What the sender knows of a task it sent. Thread-safe. */
public interface TaskHandle {
    /** The task's number at this client, given in the order of sending. */
    long taskId();

    /** The verb. */
    String kind();

    /** The engine it was sent to. */
    int engineId();

    /** How far it has come. Does not wait. */
    TaskStatus status();

    /** How many characters it has printed, on both streams. Does not wait. */
    int printedLength();

    /** What it has printed from that character on, on both streams, in that order; all of it once it has ended. Does not wait. */
    List<Printed> printed(int from);

    /** Has this run whenever it has printed something, and when it has ended, by threads that must not be held up: it throws nothing. */
    void whenPrinted(Runnable news);

    /** Whether the task has ended and its end is here. Metadata is up to date before. Does not wait. */
    boolean hasEnded();

    /**
     * Waits until {@link #hasEnded}, but no longer than {@code longest}; whether it has. It decodes nothing.
     *
     * @throws CogridException when the end can't come, as this program has no room until it reads results that have come
     */
    boolean awaitEnd(Duration longest) throws InterruptedException;

    /**
     * Waits as {@link #awaitEnd} does and gives what the task has ended with: its value ({@code ExecuteResult} for a text),
     * decoded by the first thread that asks and then kept.
     *
     * @throws CogridException what the task failed with, the same at every call
     * @throws TimeoutException when it has not ended by then
     */
    @Nullable
    Object awaitValue(Duration longest) throws InterruptedException, TimeoutException;

    /**
     * Has a callback thread run this when the task has ended; at once if it has. If the end can't come, as
     * {@link #awaitEnd} says, the callback is run with that failure.
     */
    void whenEnded(Consumer<@Nullable CogridException> callback);

    /** A snapshot, also while the task runs; output and published data up to what has arrived. Does not wait. */
    TaskMetadata metadata();

    /** Asks the engine to cancel and waits for what became of it, within limits of its own. May be called again. */
    CancelOutcome cancel();
}
