package org.cogrid.core.internal.grid;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cogrid.core.internal.access.JsonText;
import org.cogrid.core.internal.access.MemberAddress;

/**
 * An engine as the grid knows it: the value in {@link GridNames#ENGINES}, kept as JSON text.
 *
 * @param id the engine's id
 * @param state where it is in its life
 * @param member the grid member it runs in; the engine exists only while that member does
 * @param incarnation the incarnation, new at each start even under the same id
 * @param address the address of its member
 * @param pid its process, on the machine where its member listens
 * @param started when this incarnation started: later than the one before it under this id
 * @param javaFeature the feature version of its Java, such as 17
 * @param version its version of Cogrid
 */
public record EngineEntry(
        int id,
        State state,
        UUID member,
        UUID incarnation,
        MemberAddress address,
        long pid,
        Instant started,
        int javaFeature,
        String version) {

    /** The states of an engine's life. */
    public enum State {
        /** The id is taken; the engine does not serve yet. */
        CLAIMED,
        /** The engine serves while its member is in the grid. */
        SERVING,
        /** The engine was told to stop and finishes its queue. It also accepts tasks that arrive meanwhile. */
        DRAINING,
        /** The engine was stopped; its namespace is kept for a restart. */
        STOPPED,
        /** The engine's namespace was ended. The entry stays, so that the id is not used again. */
        FORGOTTEN
    }

    /** Whether it accepts tasks, provided its member is in the grid. */
    public boolean serves() {
        return state == State.SERVING || state == State.DRAINING;
    }

    /** The same engine in another state. */
    public EngineEntry in(State newState) {
        return new EngineEntry(id, newState, member, incarnation, address, pid, started, javaFeature, version);
    }

    /**
     * Whether this entry is later than another of the same id. An engine that takes over an id starts later, and an
     * engine's states only move forward.
     */
    public boolean isLaterThan(EngineEntry other) {
        int starts = started.compareTo(other.started());
        return starts == 0 ? state.compareTo(other.state()) > 0 : starts > 0;
    }

    /** The later one of two entries of one id. */
    public static EngineEntry later(EngineEntry one, EngineEntry other) {
        return other.isLaterThan(one) ? other : one;
    }

    /** The text for the grid; equal engines have equal texts. */
    public String toJson() {
        return JsonText.write(this);
    }

    /** Several engines, for one text. */
    public record Several(List<EngineEntry> engines) {
        public String toJson() {
            return JsonText.write(this);
        }

        /** What {@link #toJson()} wrote. */
        public static Several fromJson(String text) {
            return JsonText.read(Several.class, text);
        }
    }

    /** What {@link #toJson()} wrote. */
    public static EngineEntry fromJson(String text) {
        return JsonText.read(EngineEntry.class, text);
    }
}
