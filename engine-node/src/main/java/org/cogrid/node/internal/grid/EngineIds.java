package org.cogrid.node.internal.grid;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;

/**
 * Decides which id an engine may have, from the grid's present list of engines. The list itself makes sure that only
 * one engine gets an id.
 */
final class EngineIds {
    private EngineIds() {}

    /** A decision about an engine's id. */
    sealed interface Claim {}

    /** Take an id that no engine ever had, if that is still so. */
    record New(int id) implements Claim {}

    /** Take over from an engine that is gone, if its entry is still the same. */
    record TakeOver(EngineEntry old) implements Claim {
        /**
         * The start of the new engine: {@code now}, or just after the old engine's start if that is later, so that the
         * new entry is always the later one.
         */
        Instant start(Instant now) {
            Instant earliest = old.started().plusMillis(1);
            return now.isAfter(earliest) ? now : earliest;
        }
    }

    /** The engine can't have the id. */
    record Refused(String reason, boolean mayChange) implements Claim {}

    /** An id that no engine of this grid ever had. */
    static Claim fresh(Set<Integer> everUsed) {
        return new New(everUsed.stream().mapToInt(id -> id + 1).max().orElse(0));
    }

    /** The id that an engine asks for. */
    static Claim wanted(int id, Map<Integer, EngineEntry> engines, Set<UUID> liveMembers) {
        EngineEntry old = engines.get(id);
        if (id < 0) {
            return new Refused("engine ids start at 0, so there is no engine " + id + "", false);
        }
        if (old == null) {
            return new New(id);
        }
        if (old.state() == State.FORGOTTEN) {
            return new Refused("engine " + id + " was forgotten, and its id is never used again", false);
        }
        if (liveMembers.contains(old.member())) {
            return new Refused("engine " + id + " lives, in process " + old.pid() + " at " + old.address(), true);
        }
        return new TakeOver(old);
    }
}
