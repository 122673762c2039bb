package org.cogrid.client.internal.balance.map;

import java.time.Instant;
import java.util.List;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.result.PartsMetadata;
import org.cogrid.core.CogridException;

/** Sums up the metadata of a map. */
final class MapMetadata {
    private MapMetadata() {}

    /** Returns the metadata of the one task, or a summary with engine id -1. */
    static TaskMetadata of(MapJob job) {
        List<TaskMetadata> tasks = job.tasks().metadata();
        TaskMetadata sum = PartsMetadata.of("map", tasks);
        Instant ended = job.ended();
        boolean isUnfinished = ended == null && sum.status().isTerminal();
        TaskStatus ofTasks = !isUnfinished ? sum.status() : tasks.isEmpty() ? TaskStatus.QUEUED : TaskStatus.RUNNING;
        CogridException failure = job.failure();
        boolean hasFailed = ended != null && (failure != null || job.progress().failed() > 0);
        TaskStatus status = hasFailed && ofTasks == TaskStatus.OK ? TaskStatus.FAILED : ofTasks;
        return new TaskMetadata(
                sum.taskId(),
                sum.label(),
                sum.kind(),
                status,
                sum.engineId(),
                sum.engineUuid(),
                sum.clientId(),
                job.submitted(),
                sum.sent(),
                sum.started(),
                isUnfinished ? null : sum.completed(),
                ended,
                sum.code(),
                sum.error() == null && ended != null && failure != null ? failure.getMessage() : sum.error(),
                sum.stdout(),
                sum.stderr(),
                sum.data(),
                sum.bytesOut(),
                sum.bytesIn());
    }
}
