package org.cogrid.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cogrid.config.EngineSettings;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.time.Durations;
import org.cogrid.core.spi.StartedEngine;
import org.cogrid.node.internal.engine.GridEngine;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.grid.EngineHome;
import org.cogrid.node.internal.grid.EngineRegistry;
import org.cogrid.node.internal.grid.GridMember;
import org.cogrid.node.internal.memory.EngineMemory;

/**
 * A grid member with its engine. Several may run in one JVM.
 *
 * <pre>{@code
 * try (EngineNode node = EngineNode.start(NodeSettings.ofGrid("default"))) {
 *     System.out.println("engine " + node.id() + " serves");
 *     node.awaitEnd();
 * }
 * }</pre>
 */
public final class EngineNode implements StartedEngine {
    private static final System.Logger LOG = System.getLogger(EngineNode.class.getName());

    private final GridMember member;
    private final EngineRegistry registry;
    private final EngineEntry info;
    private final GridEngine engine;
    private final NodeSettings settings;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private EngineNode(
            GridMember member, EngineRegistry registry, EngineEntry info, GridEngine engine, NodeSettings settings) {
        this.member = member;
        this.registry = registry;
        this.info = info;
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Starts a member and its engine; blocks until the engine serves.
     *
     * @throws org.cogrid.core.GridConnectionException when the grid can't be joined
     * @throws org.cogrid.core.CogridException when the engine's id can't be had
     */
    public static EngineNode start(NodeSettings settings) {
        return start(
                settings,
                EngineMemory.OF_HOST,
                address -> LOG.log(System.Logger.Level.DEBUG, "joined the grid as {0}", address));
    }

    /**
     * The same, telling when it is a member of the grid that takes over data but has no id yet.
     *
     * @param memory what the engine does when the heap is full
     * @param joined takes the member's address; whoever has the wanted id may be told to leave by it
     */
    static EngineNode start(NodeSettings settings, EngineMemory memory, Consumer<String> joined) {
        GridMember member = GridMember.start(settings.connectionFile(), settings.settings());
        try {
            joined.accept(member.address().reachableAt());
            EngineRegistry registry = new EngineRegistry(member);
            EngineEntry claimed = registry.claim(settings.engineId(), settings.patience());
            settings.log().map(EngineLogFile::new).ifPresent(log -> log.belongsTo(claimed.id()));
            CompletableFuture<EngineNode> node = new CompletableFuture<>();
            GridEngine engine = GridEngine.start(new EngineHome(
                    member.hazelcast(),
                    claimed,
                    member.access().secret(),
                    settings.settings(),
                    memory,
                    departure -> node.thenAccept(started -> started.leaveSoon(departure))));
            EngineNode started = new EngineNode(member, registry, claimed.in(State.SERVING), engine, settings);
            started.announce(claimed);
            node.complete(started); // it may leave now: before, it would be announced after it has left
            return started;
        } catch (RuntimeException | Error e) {
            member.abandon();
            throw e;
        }
    }

    /** Last of all: whoever finds the engine in the grid's list may use it at once. */
    private void announce(EngineEntry claimed) {
        try {
            endWithMember();
            member.awaitBackups();
            registry.move(claimed, State.SERVING);
            engine.announced();
        } catch (RuntimeException | Error e) {
            kill();
            throw e;
        }
    }

    /** A member that the grid gave up and that joins again is a stranger there: its engine must not go on, as its id may have been taken over. */
    private void endWithMember() {
        LifecycleService lifecycle = member.hazelcast().getLifecycleService();
        lifecycle.addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGING) {
                new Thread(this::kill, "cogrid-engine-" + id() + "-given-up").start();
            } else if (event.getState() == LifecycleState.SHUTDOWN && !ending.get()) {
                ended.countDown();
            }
        });
    }

    @Override
    public int id() {
        return info.id();
    }

    @Override
    public List<String> lost() {
        try {
            return engine.lost();
        } catch (CogridException e) {
            stop(Duration.ZERO); // what waits in its queue will not run
            throw e;
        }
    }

    /** Where clients and other members reach the engine's member, {@code host:port}. */
    public String address() {
        return info.address().reachableAt();
    }

    /** The engine's grid member. */
    public HazelcastInstance hazelcast() {
        return member.hazelcast();
    }

    /** Asks the running task to stop, if there is one; does not wait. */
    void stopTask(String reason) {
        engine.stopTask(reason);
    }

    /** Waits until the node has ended, whoever ended it. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void kill() {
        end(() -> {
            member.abandon();
            attempt("stop its engine", engine);
        });
    }

    /** As {@link #close()}, but the engine goes on with its queue for at most so long. */
    @Override
    public void stop(Duration drain) {
        leave(new Departure(Durations.notNegative(drain, "drain"), Departure.Data.HANDED_OVER));
    }

    /**
     * Lets the engine finish its queue for at most the time that the setting {@code cogrid.engine.drain} gives, stops it, hands the
     * member's share of the grid's data to the others, and leaves. Blocks until that is done. May be called twice.
     */
    @Override
    public void close() {
        stop(EngineSettings.from(settings.settings()).drain());
    }

    private void leaveSoon(Departure departure) {
        new Thread(() -> leave(departure), "cogrid-engine-" + id() + "-stop").start();
    }

    private void leave(Departure departure) {
        end(() -> {
            if (departure.data() == Departure.Data.HANDED_OVER
                    && !departure.drain().isZero()) {
                attempt("say that it is about to stop", () -> registry.move(info, State.DRAINING));
            }
            attempt("finish its queue", () -> engine.drain(departure.drain()));
            if (departure.data() == Departure.Data.DROPPED) {
                leaveWithGrid();
            } else {
                leaveToOthers();
            }
        });
    }

    private void leaveToOthers() {
        attempt("say that it stops", () -> registry.move(info, State.STOPPED));
        attempt("stop its engine", engine);
        Set<Integer> settled = registry.settledIds();
        member.leave(() -> deleteLogs(settled));
    }

    /** All members end now: none of them waits for another one's answer. */
    private void leaveWithGrid() {
        member.abandon();
        attempt("stop its engine", engine);
        deleteLogs(Set.of(id()));
    }

    private void deleteLogs(Set<Integer> engineIds) {
        settings.log().map(EngineLogFile::new).ifPresent(log -> log.delete(engineIds));
    }

    /** Whoever comes second waits for the first: a SIGTERM during a stop must not let the JVM end before that is done. */
    private void end(Runnable way) {
        if (ending.compareAndSet(false, true)) {
            try {
                attempt("leave the grid", way::run);
            } finally {
                ended.countDown();
            }
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever closes is in a hurry
        }
    }

    private void attempt(String what, AutoCloseable step) {
        try {
            step.close();
        } catch (Exception e) { // what remains must be stopped all the same
            SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, "Engine " + id() + " could not " + what, e));
        }
    }
}
