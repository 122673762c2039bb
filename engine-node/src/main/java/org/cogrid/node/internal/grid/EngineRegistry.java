package org.cogrid.node.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.CogridVersion;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.cogrid.core.internal.grid.GridNames;

/** This engine's entry in the grid's list of engines. Thread-safe. */
public final class EngineRegistry {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final GridMember member;
    private final IMap<Integer, String> engines;
    /** The entry as it should be in the list; absent before the id is claimed. */
    private volatile Optional<EngineEntry> own = Optional.empty();

    public EngineRegistry(GridMember member) {
        this.member = member;
        this.engines = member.hazelcast().getMap(GridNames.ENGINES);
    }

    /**
     * Claims an id: the wanted one, or one that no engine ever had.
     *
     * @param patience how long to wait for the end of an engine that has the wanted id
     * @throws CogridException when the wanted id is taken by a living engine
     */
    public EngineEntry claim(OptionalInt wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            EngineIds.Claim claim = decide(wanted);
            Optional<EngineEntry> taken = carryOut(claim);
            if (taken.isPresent()) {
                own = taken;
                return taken.get();
            }
            if (claim instanceof EngineIds.Refused refused && (!refused.mayChange() || System.nanoTime() > deadline)) {
                throw new CogridException("The engine could not start with the id it asked for: " + refused.reason());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private EngineIds.Claim decide(OptionalInt wanted) {
        if (wanted.isEmpty()) {
            return EngineIds.fresh(engines.keySet());
        }
        Map<Integer, EngineEntry> known = engines.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> EngineEntry.fromJson(entry.getValue())));
        return EngineIds.wanted(wanted.getAsInt(), known, liveMembers());
    }

    private Set<UUID> liveMembers() {
        return member.hazelcast().getCluster().getMembers().stream()
                .map(Member::getUuid)
                .collect(Collectors.toSet());
    }

    /** The new entry; empty when another engine was faster. */
    private Optional<EngineEntry> carryOut(EngineIds.Claim claim) {
        if (claim instanceof EngineIds.New fresh) {
            EngineEntry info = describe(fresh.id(), Instant.now());
            return engines.putIfAbsent(info.id(), info.toJson()) == null ? Optional.of(info) : Optional.empty();
        }
        if (claim instanceof EngineIds.TakeOver takeOver) {
            EngineEntry old = takeOver.old();
            EngineEntry info = describe(old.id(), takeOver.start(Instant.now()));
            return engines.replace(old.id(), old.toJson(), info.toJson()) ? Optional.of(info) : Optional.empty();
        }
        return Optional.empty();
    }

    private EngineEntry describe(int id, Instant started) {
        HazelcastInstance hazelcast = member.hazelcast();
        return new EngineEntry(
                id,
                State.CLAIMED,
                hazelcast.getCluster().getLocalMember().getUuid(),
                UUID.randomUUID(),
                member.address(),
                ProcessHandle.current().pid(),
                started,
                Runtime.version().feature(),
                CogridVersion.text());
    }

    /** The ids of the engines that were stopped in an orderly way, or forgotten. */
    public Set<Integer> settledIds() {
        return engines.values().stream()
                .map(EngineEntry::fromJson)
                .filter(info -> info.state() == State.STOPPED || info.state() == State.FORGOTTEN)
                .map(EngineEntry::id)
                .collect(Collectors.toSet());
    }

    /**
     * Moves an engine's entry to another state.
     *
     * @throws CogridException when the entry is no longer this engine's
     */
    public void move(EngineEntry info, State state) {
        String next = info.in(state).toJson();
        String now = engines.get(info.id());
        boolean moved = now == null // the grid has lost it
                ? engines.putIfAbsent(info.id(), next) == null
                : isOf(info, now) && engines.replace(info.id(), now, next);
        if (!moved) {
            throw new CogridException("Engine " + info.id() + " could not become " + state
                    + ": its entry in the grid was changed by another");
        }
        own = Optional.of(info.in(state));
    }

    private static boolean isOf(EngineEntry engine, String entry) {
        return EngineEntry.fromJson(entry).incarnation().equals(engine.incarnation());
    }

    /** What {@link #look} finds. */
    public enum Finding {
        /** The entry is in the list. */
        LISTED,
        /** The entry was missing, because the grid has lost it, and is there again. */
        ENTERED_AGAIN,
        /** Another engine has the id. */
        TAKEN
    }

    /** Looks for this engine's entry in the list, and enters it again if it is missing. */
    public Finding look() {
        Optional<EngineEntry> mine = own.filter(EngineEntry::serves);
        if (mine.isEmpty()) {
            return Finding.LISTED;
        }
        String now = engines.get(mine.get().id());
        if (now == null) {
            now = engines.putIfAbsent(mine.get().id(), mine.get().toJson());
            if (now == null) {
                return Finding.ENTERED_AGAIN;
            }
        }
        return isOf(mine.get(), now) ? Finding.LISTED : Finding.TAKEN;
    }
}
