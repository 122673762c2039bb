package org.cogrid.node.internal.engine;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FailureCopy;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.code.EngineCode;
import org.cogrid.node.internal.groovy.GroovySession;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.cogrid.node.internal.mirror.CopyMap;
import org.cogrid.node.internal.mirror.Encoding;
import org.cogrid.node.internal.mirror.Inspector;
import org.cogrid.node.internal.mirror.Mirror;
import org.cogrid.node.internal.mirror.MirrorClock;
import org.cogrid.node.internal.mirror.MirrorSettings;
import org.cogrid.node.internal.mirror.MirrorStatistics;
import org.cogrid.node.internal.namespace.DefinitionStore;
import org.cogrid.node.internal.namespace.FromGrid;
import org.cogrid.node.internal.namespace.LiveValues;
import org.cogrid.node.internal.namespace.Renewals;
import org.jspecify.annotations.Nullable;

/**
 * An engine's values and definitions, live and in the grid. Confined to the engine's thread, except {@link #values},
 * {@link #stored} and {@link #copyLateness}.
 */
final class Namespace {
    private static final System.Logger LOG = System.getLogger(Namespace.class.getName());
    private static final Duration BACKUP_PATIENCE = Duration.ofSeconds(60);

    private final int engineId;
    private final PartitionService partitions;
    private final IMap<String, Object> copies;
    private final LiveValues values;
    private final Mirror mirror;
    private final DefinitionStore definitions;
    private final Renewals renewals;

    /**
     * Where the grid copies are, and how they are made.
     *
     * @param mirroring which values are copied
     * @param encoding lets others see and stop the encoding of a value
     */
    record Home(HazelcastInstance grid, int engineId, MirrorSettings mirroring, Encoding encoding) {}

    Namespace(Home home, ValueCodec codec, Arrival arrival, EngineCode code) {
        this.copies = home.grid().getMap(GridNames.namespace(home.engineId()));
        this.engineId = home.engineId();
        this.partitions = home.grid().getPartitionService();
        this.values = new LiveValues(new FromGrid(copies, codec, arrival));
        Inspector inspector = new Inspector(codec, home.mirroring(), home.encoding());
        this.mirror = new Mirror(
                values, new CopyMap(copies, partitions), inspector, code::keepForCopies, MirrorClock.system());
        this.renewals = new Renewals(values, codec, arrival, code::brought);
        this.definitions = new DefinitionStore(home.grid().getMap(GridNames.definitions(home.engineId())));
    }

    /** The renewals that make values fit the code of tasks. */
    Renewals renewals() {
        return renewals;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /**
     * Restores the definitions of an earlier engine of this id in the session, and lists its values. It reads the grid
     * first; if that throws, nothing has been restored and the caller may try again.
     *
     * @return the names of lost variables
     */
    List<String> restore(GroovySession session) {
        List<Definition> earlier =
                definitions.all().stream().map(Definition::fromBytes).toList();
        mirror.restore();
        session.restore(earlier).forEach(problem -> warn("not restored: {0}", problem));
        List<String> lost = mirror.lost(); // without those that a function has replaced
        if (!lost.isEmpty()) {
            warn("engine {0} is back; live only, and so lost: {1}", engineId, lost);
        }
        return lost;
    }

    private static void warn(String text, Object... facts) {
        SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, text, facts));
    }

    void defined(Definition definition) {
        definitions.put(definition.sequence(), definition.toBytes());
    }

    /**
     * Updates grid copies after a task. A failure, also for lack of memory, does not affect the task that has ended; it
     * is tried again.
     */
    void taskEnded(GroovySession session) {
        try {
            settle(session);
            mirror.taskEnded();
            definitions.prune(session::definitionsInForce);
        } catch (Throwable e) {
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.ERROR,
                    "the grid copies were not brought up to date after a task",
                    FailureCopy.of(e)));
        }
    }

    /**
     * Removes the functions whose names now belong to values. Otherwise a restarted engine would restore the function,
     * because it takes the function for the later one.
     */
    private void settle(GroovySession session) {
        if (session.settle(values.additions())) {
            definitions.keep(session.definitionsInForce());
        }
    }

    Duration idle(GroovySession session) {
        settle(session); // threads that a task left behind may have assigned
        return mirror.idle();
    }

    /** Waits until all copies and definitions are in the grid with backups, so that they survive this member's death. */
    void flush(GroovySession session) {
        copyAll(session);
        if (!partitions.forceLocalMemberToBeSafe(BACKUP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CogridException("the grid has all copies, but after " + Amounts.time(BACKUP_PATIENCE)
                    + " not their backups: is it losing members? flush() again when it has settled");
        }
    }

    /** Waits until the copy of one variable is in the grid for others to read. */
    void copy(String name, GroovySession session) {
        settle(session);
        mirror.flush(name);
    }

    /** Waits until all copies are in the grid for others to read. */
    void copyAll(GroovySession session) {
        settle(session);
        mirror.flush();
    }

    /** What the grid has of the namespace: the names of copies, and the numbers of definitions. */
    record Stored(Set<String> names, Set<Long> definitions) {}

    /** Asks the grid what it has. Waits for the members; any thread may ask. */
    Stored stored() {
        return new Stored(copies.keySet(), definitions.numbers());
    }

    /**
     * Puts back what is missing, values little by little as if they were new, and returns how much it is. Values that only
     * the grid had can't be put back.
     */
    int putBack(Stored stored, GroovySession session) {
        List<Definition> missing = session.definitionsNow().stream()
                .filter(each -> !stored.definitions().contains(each.sequence()))
                .toList();
        missing.forEach(each -> definitions.putBack(each.sequence(), each.toBytes()));
        return missing.size() + mirror.putBack(stored.names());
    }

    void clear() {
        values.clear();
        mirror.clear();
        definitions.clear();
    }

    List<VariableInfo> variables() {
        return mirror.variables();
    }

    /** The known size of all copies in the grid. */
    long copyBytes() {
        return mirror.variables().stream()
                .filter(variable -> variable.copy() != VariableInfo.Copy.LIVE_ONLY)
                .mapToLong(variable -> Math.max(0, variable.bytes()))
                .sum();
    }

    /** How long the grid has lacked a copy that was sent to it. Any thread may ask. */
    Duration copyLateness() {
        return mirror.lateness();
    }

    MirrorStatistics statistics() {
        return mirror.statistics();
    }
}
