package org.cogrid.node.internal.engine;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** An engine's values and definitions, live and in the grid. Confined to the engine's thread, except {@link #values} and {@link #copyLateness}. */
final class Namespace {
    private static final System.Logger LOG = System.getLogger(Namespace.class.getName());
    private static final Duration BACKUP_PATIENCE = Duration.ofSeconds(60);

    private final int engineId;
    private final PartitionService partitions;
    private final LiveValues values;
    private final Mirror mirror;
    private final DefinitionStore definitions;
    private final Renewals renewals;

    /**
     * Where the grid copies are.
     *
     * @param mirroring what is copied
     * @param encoding is told of values that are encoded
     */
    record Home(HazelcastInstance grid, int engineId, MirrorSettings mirroring, Encoding encoding) {}

    Namespace(Home home, ValueCodec codec, Arrival arrival, EngineCode code) {
        IMap<String, Object> copies = home.grid().getMap(GridNames.namespace(home.engineId()));
        this.engineId = home.engineId();
        this.partitions = home.grid().getPartitionService();
        this.values = new LiveValues(new FromGrid(copies, codec, arrival));
        Inspector inspector = new Inspector(codec, home.mirroring(), home.encoding());
        this.mirror = new Mirror(
                values, new CopyMap(copies, partitions), inspector, code::keepForCopies, MirrorClock.system());
        this.renewals = new Renewals(values, codec, arrival, code::brought);
        this.definitions = new DefinitionStore(home.grid().getMap(GridNames.definitions(home.engineId())));
    }

    /** Lets values fit the code of tasks. */
    Renewals renewals() {
        return renewals;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /**
     * Gives the session back what an earlier engine of this id had defined, and lists its values. Reads the grid first: when that
     * throws, nothing has been restored, and it may be tried again.
     *
     * @return the names that are lost
     */
    List<String> restore(GroovySession session) {
        List<Definition> earlier =
                definitions.all().stream().map(Definition::fromBytes).toList();
        mirror.restore();
        session.restore(earlier).forEach(problem -> warn("not restored: {0}", problem));
        List<String> lost = mirror.lost(); // without those that a function has taken the place of
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

    /** Whatever goes wrong with the grid copies, or for want of memory, is no matter of the task that has ended: it is tried again. */
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

    /** The grid gets no value whose name a function has there: of the two, an engine that comes back takes the function for the later one. */
    private void settle(GroovySession session) {
        if (session.settle(values.additions())) {
            definitions.keep(session.definitionsInForce());
        }
    }

    Duration idle(GroovySession session) {
        settle(session); // threads that a task has left may have assigned
        return mirror.idle();
    }

    /** Returns when all copies and definitions are in the grid, and would be after this member's death. */
    void flush(GroovySession session) {
        copyAll(session);
        if (!partitions.forceLocalMemberToBeSafe(BACKUP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CogridException("the grid has all copies, but after " + Amounts.time(BACKUP_PATIENCE)
                    + " not their backups: is it losing members? flush() again when it has settled");
        }
    }

    /** Returns when all copies are in the grid, for others to read. */
    void copyAll(GroovySession session) {
        settle(session);
        mirror.flush();
    }

    void clear() {
        values.clear();
        mirror.clear();
        definitions.clear();
    }

    List<VariableInfo> variables() {
        return mirror.variables();
    }

    /** The size of all copies in the grid, as far as it is known. */
    long copyBytes() {
        return mirror.variables().stream()
                .filter(variable -> variable.copy() != VariableInfo.Copy.LIVE_ONLY)
                .mapToLong(variable -> Math.max(0, variable.bytes()))
                .sum();
    }

    /** For how long the grid has lacked a copy that was sent to it. Any thread may ask. */
    Duration copyLateness() {
        return mirror.lateness();
    }

    MirrorStatistics statistics() {
        return mirror.statistics();
    }
}
