package org.cogrid.client;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.cogrid.client.internal.view.MetadataText;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task at one moment. All times are of the client's clock; those of the engine are converted to it.
 *
 * @param taskId the task's number at its client
 * @param label what {@link DirectView#withLabel} called it, or {@code null}
 * @param kind the verb: {@code apply}, {@code execute}, {@code run}, {@code push}, {@code pull} …
 * @param status how far it has come
 * @param engineId the engine it was sent to
 * @param engineUuid that engine's incarnation, another one after a restart
 * @param clientId the client that sent it
 * @param submitted when it was given to the client
 * @param sent when it left the client, or {@code null}
 * @param started when the engine began to run it, or {@code null}
 * @param completed when the engine was done with it, or {@code null}
 * @param received when its outcome reached the client, or {@code null}
 * @param code the text it runs, the variables it reads, or a short description of its function
 * @param error why it failed, in a line, or {@code null}
 * @param stdout what it has printed so far
 * @param stderr what it has printed to the error stream so far
 * @param data what it last published, or {@code null}
 * @param bytesOut the size of the task as sent
 * @param bytesIn the size of its outcome as received, 0 before
 */
public record TaskMetadata(
        long taskId,
        @Nullable String label,
        String kind,
        TaskStatus status,
        int engineId,
        @Nullable UUID engineUuid,
        UUID clientId,
        Instant submitted,
        @Nullable Instant sent,
        @Nullable Instant started,
        @Nullable Instant completed,
        @Nullable Instant received,
        @Nullable String code,
        @Nullable String error,
        String stdout,
        String stderr,
        @Nullable Object data,
        long bytesOut,
        long bytesIn) {
    public TaskMetadata {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(submitted, "submitted");
        Objects.requireNonNull(stdout, "stdout");
        Objects.requireNonNull(stderr, "stderr");
    }

    /** Returns one line for each known value. */
    @Override
    public String toString() {
        return MetadataText.of(this);
    }
}
