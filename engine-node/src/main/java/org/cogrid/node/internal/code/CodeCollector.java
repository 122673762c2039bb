package org.cogrid.node.internal.code;

import com.hazelcast.client.Client;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.node.internal.code.use.CodeUses;
import org.cogrid.node.internal.code.use.UnownedSince;

/**
 * Removes code that nobody uses. From time to time each engine writes down in the grid what it has loaded, drops
 * loaders that nobody needs, and tries again to load libraries that it lacks. The grid's oldest member also removes
 * owners that have left, and units that no owner keeps. Both happen after a grace period, so that the tasks of a client
 * that has gone, and a client that comes back, still find their code.
 */
public final class CodeCollector implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CodeCollector.class.getName());
    private static final int PASSES_PER_GRACE = 4;

    // Dependencies.
    private final HazelcastInstance hazelcast;
    private final CodeStore store;
    private final EngineCode code;
    private final UnaryOperator<Set<UUID>> elsewhere;
    private final Grace grace;
    private final ScheduledExecutorService thread = LibraryThreads.timer("cogrid-code-collector");

    // Confined to the thread above.
    private final UnownedSince<String> leftOwners;
    private final UnownedSince<ContentHash> idleUnits;
    private final Map<ContentHash, Set<ContentHash>> unitsOf = new HashMap<>();

    /**
     * A collector for one engine, not started yet.
     *
     * @param elsewhere picks the clients that other members may be connected to; called on the collector's thread
     * @param grace how long code stays after its last owner has left
     */
    public CodeCollector(
            HazelcastInstance hazelcast,
            CodeStore store,
            EngineCode code,
            UnaryOperator<Set<UUID>> elsewhere,
            Duration grace) {
        this(hazelcast, store, code, elsewhere, new Grace(grace, System::nanoTime));
    }

    CodeCollector(
            HazelcastInstance hazelcast,
            CodeStore store,
            EngineCode code,
            UnaryOperator<Set<UUID>> elsewhere,
            Grace grace) {
        this.hazelcast = hazelcast;
        this.store = store;
        this.code = code;
        this.elsewhere = elsewhere;
        this.grace = grace;
        leftOwners = new UnownedSince<>(grace.length());
        idleUnits = new UnownedSince<>(grace.length());
    }

    /** The grace period, and the clock that measures it. */
    record Grace(Duration length, LongSupplier nanoTime) {}

    /** Starts a thread that looks four times in each grace period. */
    @SuppressWarnings("FutureReturnValueIgnored") // a pass logs its own failure
    public void start() {
        long period = Math.max(1, grace.length().toMillis() / PASSES_PER_GRACE);
        thread.scheduleWithFixedDelay(this::passOrLog, period, period, TimeUnit.MILLISECONDS);
    }

    /** Stops looking; what is loaded stays. */
    @Override
    public void close() {
        thread.shutdown(); // without an interrupt, which could break off a removal that owners wait for
    }

    void pass() {
        code.lookForGiven();
        code.tellWhatIsLoaded();
        code.beginLook();
        CodeUses uses = new CodeUses(store.owners());
        code.retain(uses);
        if (isOldestMember()) {
            store.endRemoval(); // a removal of an earlier pass, or of a member that has left
            removeIdle(uses);
        }
    }

    private void passOrLog() {
        try {
            pass();
        } catch (RuntimeException | Error e) {
            // The grid is stopping or changing, or the heap is full. The next look, here or on the next oldest member,
            // does the work.
            SafeLog.write(() -> LOG.log(System.Logger.Level.DEBUG, "looking for unused code failed", e));
        }
    }

    private void removeIdle(CodeUses uses) {
        unitsOf.keySet().retainAll(uses.manifests());
        long now = grace.nanoTime().getAsLong();
        Set<String> left = withoutThoseElsewhere(leftOwners.due(left(uses), now));
        Set<ContentHash> idle = idleUnits.due(uses.idle(store.all(), this::units), now);
        if (!left.isEmpty() || !idle.isEmpty()) {
            store.removing(self().getUuid(), () -> removeAfterAll(left, idle));
        }
    }

    /**
     * Reads the owners again and removes what none of them keeps. An owner that is added later waits for the end of the
     * removal before it looks which units are missing.
     */
    private void removeAfterAll(Set<String> left, Set<ContentHash> idle) {
        CodeUses uses = new CodeUses(store.owners());
        left.retainAll(left(uses));
        left.forEach(store::release);
        store.remove(uses.idle(idle, this::units));
    }

    /** Leaves out the clients that are connected to another member. */
    private Set<String> withoutThoseElsewhere(Set<String> left) {
        Set<UUID> known = elsewhere.apply(left.stream().map(CodeOwners::uuid).collect(Collectors.toSet()));
        left.removeIf(owner -> known.contains(CodeOwners.uuid(owner)));
        return left;
    }

    /** The transient owners that this member has no connection to. */
    private Set<String> left(CodeUses uses) {
        Set<UUID> here = Stream.concat(
                        hazelcast.getClientService().getConnectedClients().stream()
                                .map(Client::getUuid),
                        hazelcast.getCluster().getMembers().stream().map(Member::getUuid))
                .collect(Collectors.toSet());
        return uses.owners().keySet().stream()
                .filter(owner -> CodeOwners.isTransient(owner) && !here.contains(CodeOwners.uuid(owner)))
                .collect(Collectors.toSet());
    }

    /** The units of a manifest. A manifest that is missing now is not remembered, because it may come again. */
    private Set<ContentHash> units(ContentHash manifest) {
        Set<ContentHash> known = unitsOf.get(manifest);
        return known == null
                ? store.findManifest(manifest)
                        .map(found -> remember(manifest, Set.copyOf(found.units())))
                        .orElse(Set.of())
                : known;
    }

    private Set<ContentHash> remember(ContentHash manifest, Set<ContentHash> units) {
        unitsOf.put(manifest, units);
        return units;
    }

    private boolean isOldestMember() {
        return self().equals(hazelcast.getCluster().getMembers().iterator().next());
    }

    private Member self() {
        return hazelcast.getCluster().getLocalMember();
    }
}
