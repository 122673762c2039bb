package org.cogrid.node.internal.engine;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Arrival;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.node.internal.groovy.Definition;
import org.cogrid.node.internal.groovy.GroovySession;
import org.cogrid.node.internal.namespace.Definitions;
import org.cogrid.node.internal.namespace.FromGrid;
import org.cogrid.node.internal.namespace.LiveValues;
import org.cogrid.node.internal.namespace.Mirror;
import org.cogrid.node.internal.namespace.MirrorSettings;
import org.cogrid.node.internal.namespace.MirrorStatistics;
import org.jspecify.annotations.Nullable;

/** An engine's values and definitions, live and in the grid. Confined to the engine's thread, except {@link #values}. */
final class Namespace {
    private static final System.Logger LOG = System.getLogger(Namespace.class.getName());

    private final LiveValues values;
    private final Mirror mirror;
    private final Definitions definitions;

    /**
     * Where the grid copies are.
     *
     * @param mirroring what is copied
     */
    record Home(HazelcastInstance grid, int engineId, MirrorSettings mirroring) {}

    Namespace(Home home, ValueCodec codec, Arrival arrival, Consumer<Set<ContentHash>> owner) {
        IMap<String, Object> copies = home.grid().getMap(GridNames.namespace(home.engineId()));
        this.values = new LiveValues(new FromGrid(copies, codec, arrival));
        this.mirror = new Mirror(values, copies, codec, home.mirroring(), owner, System::nanoTime);
        this.definitions = new Definitions(home.grid().getMap(GridNames.definitions(home.engineId())));
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** Gives the session back what an earlier engine of this id had defined, and lists its values; the names that are lost. */
    List<String> restore(GroovySession session) {
        List<String> problems = session.restore(
                definitions.all().stream().map(Definition::fromBytes).toList());
        problems.forEach(problem -> LOG.log(System.Logger.Level.WARNING, "not restored: {0}", problem));
        return mirror.restore();
    }

    void defined(Definition definition) {
        definitions.put(definition.sequence(), definition.toBytes());
    }

    void taskEnded(Supplier<Set<Long>> definitionsInForce) {
        mirror.taskEnded();
        definitions.prune(definitionsInForce);
    }

    Duration idle() {
        return mirror.idle();
    }

    void flush() {
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

    MirrorStatistics statistics() {
        return mirror.statistics();
    }
}
