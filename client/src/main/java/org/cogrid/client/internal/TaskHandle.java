package org.cogrid.client.internal;

import java.util.concurrent.CompletableFuture;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.jspecify.annotations.Nullable;

/** What the sender knows of a task it sent. Thread-safe; only {@link #cancel} waits. */
public interface TaskHandle {
    /** The task's number at this client, given in the order of sending. */
    long taskId();

    /** The verb. */
    String kind();

    /**
     * Completes with the task's value ({@code ExecuteResult} for a text), decoded, or exceptionally with a
     * {@code CogridException}. Never handed to users: nothing but quick code of this package's hangs on it, and callbacks
     * of users leave for {@link CallbackThreads} first. Metadata is up to date before it completes.
     */
    CompletableFuture<@Nullable Object> outcome();

    /** A snapshot, also while the task runs; output and published data up to what has arrived. */
    TaskMetadata metadata();

    /** Asks the engine to cancel and waits for what became of it, within limits of its own. May be called again. */
    CancelOutcome cancel();
}
