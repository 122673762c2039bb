package org.cogrid.node.internal.grid;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;

/** Which id an engine may have. Decides on what the grid's list says now; the list itself makes sure that only one engine gets it. */
final class EngineIds {
    private EngineIds() {}

    /** What an engine may do to get an id. */
    sealed interface Claim {}

    /** Take an id nobody had, if still nobody has it. */
    record New(int id) implements Claim {}

    /** Take over from an engine that is gone, if its entry is still the same. */
    record TakeOver(EngineEntry old) implements Claim {
        /** When the new engine starts, by its clock, or else just after the old one: all must see which of them is the later one. */
        Instant start(Instant now) {
            Instant earliest = old.started().plusMillis(1);
            return now.isAfter(earliest) ? now : earliest;
        }
    }

    /** The id can't be had. */
    record Refused(String reason, boolean mayChange) implements Claim {}

    /** An id no engine of this grid ever had. */
    static Claim fresh(Set<Integer> everUsed) {
        return new New(everUsed.stream().mapToInt(id -> id + 1).max().orElse(0));
    }

    /** The id that an engine asks for. */
    static Claim wanted(int id, Map<Integer, EngineEntry> engines, Set<UUID> liveMembers) {
        EngineEntry old = engines.get(id);
        if (id < 0) {
            return new Refused("engine ids start at 0, so " + id + " is none", false);
        }
        if (old == null) {
            return new New(id);
        }
        if (old.state() == State.FORGOTTEN) {
            return new Refused("engine " + id + " was forgotten, and its id is not used again", false);
        }
        if (liveMembers.contains(old.member())) {
            return new Refused("engine " + id + " lives, in process " + old.pid() + " at " + old.address(), true);
        }
        return new TakeOver(old);
    }
}
