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
 * The engines that are there: those whose entry says that they serve, and whose member is in the grid. It only decides,
 * from what the grid has told. Not thread-safe.
 */
final class EngineList {
    private final Map<Integer, EngineEntry> entries = new HashMap<>();
    private Set<UUID> members = Set.of();
    private Map<Integer, EngineEntry> present = Map.of();

    /**
     * What an event has changed: the engines that are gone, those that serve now, and those that now finish their
     * queues.
     */
    record Change(List<Lost> lost, List<EngineEntry> appeared, List<EngineEntry> draining) {
        boolean isEmpty() {
            return lost.isEmpty() && appeared.isEmpty() && draining.isEmpty();
        }
    }

    /** An engine that is gone, and why. */
    record Lost(EngineEntry engine, String why) {}

    /** Returns the engines that are there, by ascending id. */
    Map<Integer, EngineEntry> present() {
        return present;
    }

    /** Returns all engines that the grid knows, also dead ones. */
    List<EngineEntry> known() {
        return List.copyOf(entries.values());
    }

    /**
     * Takes in entries from an event or a reading, in any order: of the entries for an id the one written last counts.
     */
    Change entries(List<EngineEntry> some) {
        some.forEach(info -> entries.merge(info.id(), info, EngineEntry::later));
        return changed();
    }

    /** True if there is a member whose engine does not serve yet, as far as is known. */
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
        boolean toldToStop = latest.state() == State.DRAINING || latest.state() == State.STOPPED;
        return toldToStop
                ? "the engine was stopped"
                : "the engine has left the grid"; // its last news may be lost with it
    }

    /**
     * Returns the engines that are in {@code from} but not in {@code in}. An engine that came back under its id counts
     * as another one.
     */
    private static List<EngineEntry> missing(Map<Integer, EngineEntry> from, Map<Integer, EngineEntry> in) {
        List<EngineEntry> missing = new ArrayList<>(from.values());
        missing.removeIf(info -> {
            EngineEntry other = in.get(info.id());
            return other != null && other.incarnation().equals(info.incarnation());
        });
        return missing;
    }
}
