package org.cogrid.client.internal.channel;

import java.time.Instant;
import java.util.UUID;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What is known of a task so far. Thread-safe: all of it is guarded by its monitor. */
final class TaskRecord {
    /** What is known from the start. */
    record Origin(
            long taskId,
            String kind,
            @Nullable String label,
            @Nullable String code,
            int engineId,
            UUID engineUuid,
            UUID clientId,
            Instant submitted,
            long bytesOut) {}

    private final Origin origin;
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();
    private TaskStatus status = TaskStatus.QUEUED;
    private @Nullable Instant sent;
    private @Nullable Instant started;
    private @Nullable Instant completed;
    private @Nullable Instant received;
    private @Nullable String error;
    private @Nullable Object data;
    private long bytesIn;

    TaskRecord(Origin origin) {
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    synchronized void sent(Instant at) {
        sent = at;
    }

    synchronized void started(Instant at) {
        started = at;
        status = TaskStatus.RUNNING;
    }

    synchronized void printed(boolean err, String text) {
        (err ? stderr : stdout).append(text);
    }

    synchronized void published(@Nullable Object newest) {
        data = newest;
    }

    synchronized void ran(Instant from, Instant to) {
        started = from;
        completed = to;
    }

    synchronized void ended(TaskStatus how, @Nullable String why, Instant at, long bytes) {
        status = how;
        error = why;
        received = at;
        bytesIn = bytes;
    }

    /** A cancel did not end it: where it is stuck. */
    synchronized void stuck(String where) {
        error = where;
    }

    synchronized boolean hasStarted() {
        return started != null;
    }

    synchronized TaskMetadata snapshot() {
        return new TaskMetadata(
                origin.taskId(),
                origin.label(),
                origin.kind(),
                status,
                origin.engineId(),
                origin.engineUuid(),
                origin.clientId(),
                origin.submitted(),
                sent,
                started,
                completed,
                received,
                origin.code(),
                error,
                stdout.toString(),
                stderr.toString(),
                data,
                origin.bytesOut(),
                bytesIn);
    }
}
