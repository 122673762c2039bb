package org.cogrid.client.internal.task;

import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.internal.codec.form.Encoded;
import org.jspecify.annotations.Nullable;

/** Sends tasks to one engine, for one client. Thread-safe; tasks of one thread start in the order they were sent. */
public interface TaskSender {
    /**
     * Sends the task on its way. Does not wait, except while too many tasks of this client are unfinished at
     * the engine, and then no longer than the options' timeout; on a {@linkplain CallbackThreads callback thread} never.
     *
     * <p>What can be known at once is thrown at once.
     *
     * @throws org.cogrid.core.TaskTimeoutException when the options' timeout passed while there was no room
     * @throws org.cogrid.core.EngineLostException when the engine is gone
     * @throws org.cogrid.core.CogridException when the client is closed, or there is no room and the caller may not wait
     */
    TaskHandle send(EncodedTask task, TaskOptions options);

    /** Decodes a value that came inside an outcome, as {@code ExecuteResult}'s does; a copy at every call. */
    @Nullable
    Object decode(Encoded value);

    /** How many tasks this client has at the engine, or on their way there, that have not ended. Does not wait. */
    int unfinished();

    /**
     * Cancels every unfinished task this client has at the engine, those in the queue before the one that runs, and waits
     * for the engine's word on each, within limits of its own.
     *
     * @return how many there were
     */
    int abortAll();
}
