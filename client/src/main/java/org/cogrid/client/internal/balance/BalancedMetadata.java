package org.cogrid.client.internal.balance;

import java.util.UUID;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the metadata of a balanced task from that of its last attempt.
 *
 * @param identity the task's number, and when it was asked for
 * @param kind the verb
 * @param code the code that is shown, if any
 * @param size how many bytes are sent
 * @param label the task's label, if it has one
 * @param clientId the client that asked for it
 */
record BalancedMetadata(
        TaskIdentity identity,
        String kind,
        @Nullable String code,
        long size,
        @Nullable String label,
        UUID clientId) {
    /** Returns the metadata of a task that was not sent. */
    TaskMetadata unsent() {
        return new TaskMetadata(
                identity.taskId(),
                label,
                kind,
                TaskStatus.QUEUED,
                -1,
                null,
                clientId,
                identity.submitted(),
                null,
                null,
                null,
                null,
                code,
                null,
                "",
                "",
                null,
                size,
                0);
    }

    /** Returns the metadata of an attempt as that of the task. */
    TaskMetadata of(TaskMetadata attempt) {
        return changed(attempt, attempt.status(), attempt.error(), true);
    }

    /** Returns the metadata of a task whose last attempt may have ended, though the task has not. */
    TaskMetadata unfinished(TaskMetadata present) {
        return present.status().isTerminal() ? changed(present, TaskStatus.QUEUED, present.error(), false) : present;
    }

    /** Returns the metadata of a task that has ended so. */
    TaskMetadata ended(TaskMetadata present, TaskStatus status, @Nullable CogridException failure) {
        return changed(present, status, failure == null ? present.error() : failure.getMessage(), true);
    }

    private TaskMetadata changed(TaskMetadata from, TaskStatus status, @Nullable String error, boolean withEnd) {
        return new TaskMetadata(
                identity.taskId(),
                from.label(),
                from.kind(),
                status,
                from.engineId(),
                from.engineUuid(),
                clientId,
                identity.submitted(),
                from.sent(),
                from.started(),
                withEnd ? from.completed() : null,
                withEnd ? from.received() : null,
                from.code(),
                error,
                from.stdout(),
                from.stderr(),
                from.data(),
                from.bytesOut(),
                from.bytesIn());
    }
}
