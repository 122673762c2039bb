package org.cogrid.client.internal.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a task was sent, ran and came back, by this client's clock; {@code null} for what has not happened.
 *
 * @param sent when it was sent last
 * @param started when its engine began it
 * @param completed when its engine had done it
 * @param received when its end came here
 */
public record TaskTimes(
        @Nullable Instant sent,
        @Nullable Instant started,
        @Nullable Instant completed,
        @Nullable Instant received) {
    /** The times of a task that was not sent. */
    public static final TaskTimes NONE = new TaskTimes(null, null, null, null);

    /** Returns how long it ran, if it has. */
    public Optional<Duration> run() {
        return between(started, completed);
    }

    /** Returns how long it was away, from sending to its end. */
    public Optional<Duration> away() {
        return between(sent, received);
    }

    private static Optional<Duration> between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? Optional.empty() : Optional.of(Duration.between(from, to));
    }
}
