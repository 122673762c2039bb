package org.cogrid.client;

import org.jspecify.annotations.Nullable;

/**
 * Data that a task has published, by {@link org.cogrid.core.Engine#publish}.
 *
 * @param engineId the engine it runs on
 * @param value what it has published. If that can't be decoded here, a text that says why
 */
public record PublishedData(int engineId, @Nullable Object value) {
    /** Returns the data with its engine's id before it: {@code [0] value}. */
    @Override
    public String toString() {
        return "[" + engineId + "] " + value;
    }
}
