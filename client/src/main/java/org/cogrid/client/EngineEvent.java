package org.cogrid.client;

import java.util.Locale;
import java.util.Objects;

/**
 * An engine came, is about to go, or went. See {@link Client#onEngines}.
 *
 * @param engineId the engine's id
 * @param kind what happened to it
 * @param reason why an engine was lost, in words, such as {@code the engine was stopped}; else empty
 */
public record EngineEvent(int engineId, Kind kind, String reason) {
    /** What happens to engines. */
    public enum Kind {
        /** It serves, and is among the client's {@code ids()}. One that came back under its id was lost before. */
        APPEARED,
        /**
         * It was told to stop and finishes its queue, for at most a set time. It still takes tasks, but those it does not come to are lost.
         * An engine that ends at once, or with its whole grid, is lost without this.
         */
        DRAINING,
        /** It is gone, and what this client had unfinished there has failed, or is just about to. */
        LOST
    }

    public EngineEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
    }

    /** The event in words: {@code engine 1 lost: the engine was stopped}. */
    @Override
    public String toString() {
        return "engine " + engineId + " " + kind.name().toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
