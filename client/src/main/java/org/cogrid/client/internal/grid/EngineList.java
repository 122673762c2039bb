package org.cogrid.client.internal.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;

/**
 * Which engines there are, as far as the grid has told: those whose entry says that they serve, and whose member is in the grid. Decides
 * only; not thread-safe.
 */
final class EngineList {
    private final Map<Integer, EngineEntry> entries = new HashMap<>();
    private Set<UUID> members = Set.of();
    private Map<Integer, EngineEntry> present = Map.of();

    /** What an event changed: engines that are gone, that serve, and, of these and those that are there, that finish their queues. */
    record Change(List<Lost> lost, List<EngineEntry> appeared, List<EngineEntry> draining) {
        boolean isEmpty() {
            return lost.isEmpty() && appeared.isEmpty() && draining.isEmpty();
        }
    }

    /** An engine that is gone, and why, in words. */
    record Lost(EngineEntry engine, String why) {}

    /** The engines there are, by ascending id. */
    Map<Integer, EngineEntry> present() {
        return present;
    }

    /** All engines the grid knows, dead ones too. */
    List<EngineEntry> known() {
        return List.copyOf(entries.values());
    }

    /** Takes in what an event says, or what was read, in whatever order that comes: of an id's entries the one written last counts. */
    Change entries(List<EngineEntry> some) {
        some.forEach(info -> entries.merge(info.id(), info, (known, news) -> news.isLaterThan(known) ? news : known));
        return changed();
    }

    /** Whether there is a member whose engine has yet to serve, as far as is known. */
    boolean awaitsEngines() {
        Set<UUID> settled = entries.values().stream()
                .filter(info -> info.state() != State.CLAIMED)
                .map(EngineEntry::member)
                .collect(Collectors.toSet());
        return !settled.containsAll(members);
    }

    Change members(Set<UUID> now) {
        members = Set.copyOf(now);
        return changed();
    }

    private Change changed() {
        Map<Integer, EngineEntry> before = present;
        Map<Integer, EngineEntry> now = new TreeMap<>(entries);
        now.values().removeIf(info -> !info.serves() || !members.contains(info.member()));
        present = now;
        return new Change(
                missing(before, now).stream()
                        .map(engine -> new Lost(engine, why(engine)))
                        .toList(),
                missing(now, before),
                missing(draining(now), draining(before)));
    }

    private static Map<Integer, EngineEntry> draining(Map<Integer, EngineEntry> some) {
        Map<Integer, EngineEntry> draining = new TreeMap<>(some);
        draining.values().removeIf(info -> info.state() != State.DRAINING);
        return draining;
    }

    private String why(EngineEntry lost) {
        EngineEntry latest = entries.getOrDefault(lost.id(), lost);
        if (!latest.incarnation().equals(lost.incarnation())) {
            return "the engine was restarted";
        }
        return latest.state() == State.STOPPED ? "the engine was stopped" : "the engine has left the grid";
    }

    /** What {@code from} has and {@code in} lacks; an engine that came back under its id is another one. */
    private static List<EngineEntry> missing(Map<Integer, EngineEntry> from, Map<Integer, EngineEntry> in) {
        List<EngineEntry> missing = new ArrayList<>(from.values());
        missing.removeIf(info -> {
            EngineEntry other = in.get(info.id());
            return other != null && other.incarnation().equals(info.incarnation());
        });
        return missing;
    }
}
