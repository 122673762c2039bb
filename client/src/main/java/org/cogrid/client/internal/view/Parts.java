package org.cogrid.client.internal.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.result.TaskResult;
import org.cogrid.client.internal.result.UnsentTask;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.client.internal.threads.Cancels;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.TaskTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a task for several engines, encoded but not sent.
 *
 * @param engines the engines in the order of the view
 * @param tasks a task for each
 */
record Parts(List<Integer> engines, List<EncodedTask> tasks) {
    /** Makes the value of a part. */
    @FunctionalInterface
    interface Value<R extends @Nullable Object> {
        R of(TaskSender sender, TaskHandle handle, @Nullable Object value);
    }

    /** Sends each part to its engine. The part of an engine that it can't be sent to fails alone. */
    <R extends @Nullable Object> List<TaskResult<R>> send(
            GridConnection connection, TaskOptions options, Value<R> toValue) {
        List<TaskResult<R>> results = new ArrayList<>();
        try {
            for (int i = 0; i < engines.size(); i++) {
                results.add(sent(connection, engines.get(i), tasks.get(i), options, toValue));
            }
            return results;
        } catch (RuntimeException | Error e) { // nobody would know of those that were sent
            cancel(results, e);
            throw e;
        }
    }

    private static void cancel(List<? extends TaskResult<?>> sent, Throwable reason) {
        try {
            Cancels.all(sent.stream().map(TaskResult::handle).toList());
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static <R extends @Nullable Object> TaskResult<R> sent(
            GridConnection connection, int engine, EncodedTask task, TaskOptions options, Value<R> toValue) {
        try {
            TaskSender sender = connection.sender(engine);
            return TaskResult.of(
                    connection,
                    sender.send(task, options),
                    options,
                    (handle, value) -> toValue.of(sender, handle, value));
        } catch (NoSuchEngineException | EngineLostException | TaskTimeoutException e) { // others concern all engines
            TaskHandle unsent = new UnsentTask(task.kind(), engine, options.label(), e, Instant.now());
            return TaskResult.of(connection, unsent, options, (handle, value) -> {
                throw e;
            });
        }
    }
}
