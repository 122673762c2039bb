package org.cogrid.client.internal.task;

import java.util.Optional;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.internal.codec.form.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * Sends tasks to one engine for one client. Thread-safe. The tasks of one thread start in the order in which it sent
 * them.
 */
public interface TaskSender {
    /**
     * Sends the task. It waits only while too many tasks of this client are unfinished at the engine, and no longer
     * than the options' timeout. On a {@linkplain CallbackThreads callback thread} it never waits.
     *
     * <p>A failure that can be known at once is thrown at once.
     *
     * @throws org.cogrid.core.TaskTimeoutException when the options' timeout passed while there was no room
     * @throws org.cogrid.core.EngineLostException when the engine is gone
     * @throws org.cogrid.core.CogridException when the client is closed, or there is no room and the caller may not
     *     wait
     */
    TaskHandle send(EncodedTask task, TaskOptions options);

    /**
     * Takes the task as {@link #send} does, under a number that it has already, but never waits. It leaves at the next
     * {@link #sendTaken}, together with others.
     *
     * @return empty when there is no room now
     * @throws org.cogrid.core.EngineLostException when the engine is gone
     * @throws org.cogrid.core.CogridException when the client is closed
     */
    Optional<TaskHandle> trySend(EncodedTask task, TaskOptions options, TaskIdentity identity);

    /** Lets the tasks leave that were taken by {@link #trySend}. Does nothing if the engine is gone. */
    void sendTaken();

    /**
     * Returns how much the engine has to do. Does not wait.
     *
     * @throws org.cogrid.core.EngineLostException when the engine is gone
     */
    EngineLoad load();

    /**
     * Decodes a value that is part of an outcome, such as that of {@code ExecuteResult}. Each call returns a new copy.
     */
    @Nullable
    Object decode(Encoded value);

    /** Returns how many unfinished tasks this client has at the engine or on the way there. Does not wait. */
    int unfinished();

    /**
     * Cancels all unfinished tasks of this client at the engine: first those in the queue, then the running one. Waits
     * for the engine's answer on each, for a bounded time.
     *
     * @return how many there were
     */
    int abortAll();
}
