package org.cogrid.node.internal.mirror;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cogrid.core.internal.grid.CopySummary;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.StoredValue;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.namespace.LiveValues;
import org.cogrid.node.internal.namespace.ManifestUse;
import org.jspecify.annotations.Nullable;

/**
 * Looks at single values and sends their copies. The {@link Mirror} decides which value to look at and when. Confined
 * to the engine's thread.
 */
final class GridCopies {
    static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Memory does not come back by itself, and each try may collect all garbage. */
    private static final long MEMORY_RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final System.Logger LOG = System.getLogger(GridCopies.class.getName());
    /** If a look takes longer than this many times the last one, the cause is mostly the machine. */
    private static final int TRUST = 4;

    private static final int PROBLEMS_SHOWN = 3;

    private final CopyMap grid;
    private final Inspector inspector;
    private final ManifestUse manifests;
    private final MirrorClock clock;
    private final MirrorCounters meter = new MirrorCounters();
    private final Outbox outbox;
    private final Map<String, CopyState> tracked = new HashMap<>();

    GridCopies(CopyMap grid, Inspector inspector, ManifestUse manifests, MirrorClock clock) {
        this.grid = grid;
        this.inspector = inspector;
        this.manifests = manifests;
        this.clock = clock;
        this.outbox = new Outbox(grid, clock);
    }

    /** The counts so far, without those of flushing. */
    MirrorCounters meter() {
        return meter;
    }

    Outbox outbox() {
        return outbox;
    }

    @Nullable
    CopyState find(String name) {
        return tracked.get(name);
    }

    /** Says which copies are known to differ from their values, and why; empty if there are none. */
    String problems() {
        List<String> problems = tracked.values().stream()
                .filter(CopyState::isKnownToDiffer)
                .map(copy -> "'" + copy.name() + "': " + copy.problem())
                .sorted()
                .toList();
        String shown = problems.stream().limit(PROBLEMS_SHOWN).collect(Collectors.joining(", "));
        return problems.size() <= PROBLEMS_SHOWN
                ? shown
                : shown + " and " + (problems.size() - PROBLEMS_SHOWN) + " more";
    }

    /** The copies that the grid should have and has not, given the names that it has. */
    List<CopyState> missing(Set<String> stored) {
        List<CopyState> missing = new ArrayList<>(tracked.values());
        missing.removeIf(copy -> !copy.isInGrid() || copy.isUnderWay() || stored.contains(copy.name()));
        return missing;
    }

    CopyState track(String name) {
        return tracked.computeIfAbsent(name, CopyState::new);
    }

    Collection<CopyState> all() {
        return tracked.values();
    }

    /** Reads which copies of an earlier incarnation the grid has. When this throws, nothing has changed. */
    List<CopyState> restore() {
        inspector.warmUp();
        List<CopyState> found = new ArrayList<>();
        for (CopySummary summary : CopySummary.allOf(grid.map())) {
            CopyState copy = CopyState.found(summary);
            tracked.put(copy.name(), copy);
            manifests.add(summary.manifest());
            found.add(copy);
        }
        tellOwner();
        return found;
    }

    /** The expected cost of a look at this value, and of a copy if needed. */
    long costNanos(@Nullable Object value, @Nullable CopyState copy) {
        if (value == LiveValues.ABSENT) {
            return Inspector.sendNanos(0);
        }
        if (GridCopy.isStoredAsItself(value) && value != null) {
            long check = Inspector.checkNanos(value);
            boolean isCertain = copy == null
                    || !copy.isInGrid()
                    || copy.isKnownToDiffer()
                    || !GridCopy.isPrimitiveArray(value.getClass());
            return isCertain ? check + Inspector.sendNanos(GridCopy.sizeOf(value)) : check;
        }
        return copy == null || copy.lookNanos() < 0 ? Inspector.checkNanos(value) : copy.lookNanos();
    }

    /** Looks at a live value and remembers how long that took. */
    Inspection inspect(@Nullable Object value, CopyState copy) {
        long expected = copy.lookNanos() < 0 ? Inspector.checkNanos(value) : copy.lookNanos();
        Stopwatch look = Stopwatch.start(clock);
        Inspection finding = inspector.inspect(value, copy);
        copy.looked(look.nanos(TRUST * expected));
        return finding;
    }

    /** Sends a new copy. Its code is kept in the grid before the copy arrives there. */
    void send(@Nullable Object value, Inspection.Changed change, CopyState copy) {
        long size = GridCopy.sizeOf(change.stored());
        if (copy.hold(change.manifest())) {
            manifests.add(change.manifest());
        }
        if (!change.manifest().isNone()) {
            manifests.tell();
        }
        copy.sending(value, change, size, clock.nanos());
        outbox.set(copy.name(), change.stored(), size);
        meter.copied(size);
    }

    /** Sends an entry that says that a value is live only, unless the grid has it already. */
    void sendLiveOnly(@Nullable Object value, String note, CopyState copy) {
        if (copy.isLiveOnlyBecause(value, note)) {
            return;
        }
        copy.sendingLiveOnly(value, note, clock.nanos());
        outbox.set(
                copy.name(),
                StoredValue.liveOnly(value == null ? "null" : value.getClass().getTypeName(), note),
                0);
    }

    /** Marks a large value as live only as long as the heap has no room to copy it. */
    void sendNoRoom(@Nullable Object value, Throwable failure, CopyState copy) {
        String note = "the heap has no room for a copy of its " + Amounts.size(copy.bytes()) + ": "
                + FailureText.message(failure);
        copy.failed(failure);
        sendLiveOnly(value, note, copy);
    }

    void sendRemoval(CopyState copy) {
        copy.removing(clock.nanos());
        outbox.delete(copy.name());
    }

    /** Notes that a write of this copy has arrived. */
    void arrived(CopyState copy) {
        copy.arrived();
        manifests.remove(copy.takeOutdated());
    }

    /** Notes that this copy could not be updated; returns after what time it is to be tried again. */
    long failed(CopyState copy, Throwable failure) {
        meter.failed();
        copy.failed(failure);
        SafeLog.write(() -> LOG.log(
                levelOf(failure),
                "The grid copy of '" + copy.name() + "' was not written and will be tried again",
                failure));
        return FullHeap.isCauseOf(failure) ? MEMORY_RETRY_NANOS : RETRY_NANOS;
    }

    /** The log level for a failure. That a stopping member accepts no copies is expected. */
    private static Level levelOf(Throwable failure) {
        return failure instanceof HazelcastInstanceNotActiveException ? Level.DEBUG : Level.WARNING;
    }

    /** Updates the list of code that the copies need, in the grid. After a failure this is tried again. */
    void tellOwner() {
        try {
            manifests.tell();
        } catch (Throwable e) {
            SafeLog.write(() -> LOG.log(
                    levelOf(e), "The list of code that grid copies need was not written and will be tried again", e));
        }
    }

    void forget(CopyState copy) {
        tracked.remove(copy.name());
        manifests.remove(copy.takeOutdated());
    }

    /** Empties the grid map at once. */
    void clear() {
        grid.map().clear();
        outbox.cleared();
        tracked.values().forEach(copy -> {
            copy.removing(clock.nanos());
            manifests.remove(copy.takeOutdated());
        });
        tracked.clear();
        manifests.tell();
    }
}
