package org.cogrid.client;

import java.util.Locale;
import java.util.Objects;

/**
 * An engine came, is about to go, or is gone. See {@link Client#onEngines}.
 *
 * @param engineId the engine's id
 * @param kind what happened to it
 * @param reason why an engine was lost, in words, such as {@code the engine was stopped}; otherwise empty
 */
public record EngineEvent(int engineId, Kind kind, String reason) {
    /** What happens to engines. */
    public enum Kind {
        /**
         * The engine serves, and is among the client's {@code ids()}. An engine that came back under its id was lost
         * before.
         */
        APPEARED,
        /**
         * The engine was told to stop and finishes its queue, for at most a set time. It still accepts tasks, but tasks
         * that it does not reach in that time are lost. An engine that ends at once, or with its whole grid, is lost
         * without this event.
         */
        DRAINING,
        /** The engine is gone. This client's unfinished tasks there have failed, or are just about to. */
        LOST
    }

    public EngineEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
    }

    /** Describes the event: {@code engine 1 lost: the engine was stopped}. */
    @Override
    public String toString() {
        return "engine " + engineId + " " + kind.name().toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
