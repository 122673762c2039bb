package org.cogrid.client.internal.result;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Sums up the metadata of the parts of a task. */
public final class PartsMetadata {
    private final List<TaskMetadata> parts;

    private PartsMetadata(List<TaskMetadata> parts) {
        this.parts = parts;
    }

    /** Returns the metadata of the one part, or a summary with engine id -1. */
    public static TaskMetadata of(String verb, List<TaskMetadata> parts) {
        return parts.isEmpty() ? nothing(verb) : parts.size() == 1 ? parts.get(0) : new PartsMetadata(parts).summary();
    }

    /** Returns the metadata of a task without parts, which has ended. */
    private static TaskMetadata nothing(String verb) {
        Instant now = Instant.now();
        return new TaskMetadata(
                -1,
                null,
                verb,
                TaskStatus.OK,
                -1,
                null,
                new UUID(0, 0),
                now,
                null,
                null,
                null,
                now,
                null,
                null,
                "",
                "",
                null,
                0,
                0);
    }

    private TaskMetadata summary() {
        TaskMetadata first = parts.stream() // one that was sent, if any was
                .filter(part -> part.taskId() >= 0)
                .findFirst()
                .orElse(parts.get(0));
        boolean allEnded = parts.stream().allMatch(part -> part.status().isTerminal());
        List<@Nullable Object> data =
                parts.stream().<@Nullable Object>map(TaskMetadata::data).toList();
        return new TaskMetadata(
                first.taskId(),
                first.label(),
                first.kind(),
                status(allEnded),
                -1,
                null,
                first.clientId(),
                first.submitted(),
                earliest(TaskMetadata::sent),
                earliest(TaskMetadata::started),
                allEnded ? latest(TaskMetadata::completed) : null,
                allEnded ? latest(TaskMetadata::received) : null,
                first.code(),
                firstError(),
                text(TaskMetadata::stdout),
                text(TaskMetadata::stderr),
                data.stream().allMatch(Objects::isNull) ? null : data,
                parts.stream().mapToLong(TaskMetadata::bytesOut).sum(),
                parts.stream().mapToLong(TaskMetadata::bytesIn).sum());
    }

    /** Returns how far the parts have come: as far as the slowest, and when all have ended, how the worst one has. */
    private TaskStatus status(boolean allEnded) {
        if (allEnded) {
            return List.of(TaskStatus.FAILED, TaskStatus.LOST, TaskStatus.ABORTED).stream()
                    .filter(this::some)
                    .findFirst()
                    .orElse(TaskStatus.OK);
        }
        return parts.stream().allMatch(part -> part.status() == TaskStatus.QUEUED)
                ? TaskStatus.QUEUED
                : TaskStatus.RUNNING;
    }

    private boolean some(TaskStatus status) {
        return parts.stream().anyMatch(part -> part.status() == status);
    }

    private @Nullable String firstError() {
        return parts.stream()
                .map(TaskMetadata::error)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String text(Function<TaskMetadata, String> stream) {
        return parts.stream().map(stream).collect(Collectors.joining());
    }

    private @Nullable Instant earliest(Function<TaskMetadata, @Nullable Instant> time) {
        return parts.stream()
                .map(time)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable Instant latest(Function<TaskMetadata, @Nullable Instant> time) {
        return parts.stream()
                .map(time)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
