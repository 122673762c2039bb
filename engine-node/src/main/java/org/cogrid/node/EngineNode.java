package org.cogrid.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.cogrid.config.EngineSettings;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.time.Durations;
import org.cogrid.core.spi.StartedEngine;
import org.cogrid.node.internal.engine.GridEngine;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.grid.EngineHome;
import org.cogrid.node.internal.grid.EnginePresence;
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
    /** Watches that the grid lists this engine; set when that begins. */
    private volatile AutoCloseable presence = () -> {};

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
     * Like {@link #start(NodeSettings)}; reports when the member has joined the grid and takes over data, before the
     * engine has an id.
     *
     * @param memory what the engine does when the heap is full
     * @param joined gets the member's address; may tell the engine that has the wanted id to leave
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
                    settings.settings(),
                    memory,
                    departure -> Unawaited.goesOn(
                            "leaving the grid", node.thenAccept(started -> started.leaveSoon(departure)))));
            EngineNode started = new EngineNode(member, registry, claimed.in(State.SERVING), engine, settings);
            started.announce(claimed);
            node.complete(started); // it may leave from now on: earlier, it could be announced after it has left
            return started;
        } catch (RuntimeException | Error e) {
            member.abandon();
            throw e;
        }
    }

    /** Lists the engine as serving. This is the last step, because clients that find it in the list may use it at once. */
    private void announce(EngineEntry claimed) {
        try {
            endWithMember();
            member.awaitBackups();
            registry.move(claimed, State.SERVING);
            engine.announced();
            presence = EnginePresence.watch(id(), member.hazelcast(), registry, new PresentEngine());
        } catch (RuntimeException | Error e) {
            kill();
            throw e;
        }
    }

    /**
     * Ends the engine when the grid has given up its member. If the member joins again, it does so as a new member, and
     * another engine may have taken over the id.
     */
    private void endWithMember() {
        LifecycleService lifecycle = member.hazelcast().getLifecycleService();
        lifecycle.addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGING) {
                SafeLog.write(() -> LOG.log(
                        System.Logger.Level.WARNING,
                        "engine {0} ends itself, because the grid has given up its member: that was silent for longer"
                                + " than the setting cogrid.member-silence",
                        id()));
                new Thread(this::kill, "cogrid-engine-" + id() + "-given-up").start();
            } else if (event.getState() == LifecycleState.SHUTDOWN && !ending.get()) {
                ended.countDown();
            }
        });
    }

    private final class PresentEngine implements EnginePresence.Engine {
        @Override
        public CompletionStage<Integer> putBack() {
            return engine.putBack();
        }

        @Override
        public void end() {
            kill();
        }
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
            stop(Duration.ZERO); // queued tasks never run
            throw e;
        }
    }

    /** The address at which clients and other members reach the engine's member, {@code host:port}. */
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

    /** Waits until the node has ended for any reason. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void kill() {
        end(() -> {
            member.abandon();
            attempt("stop its engine", engine::closeAlone);
        });
    }

    /** Like {@link #close()}, but the engine works through its queue for at most {@code drain}. */
    @Override
    public void stop(Duration drain) {
        leave(new Departure(Durations.notNegative(drain, "drain"), Departure.Data.HANDED_OVER));
    }

    /**
     * Stops the engine and leaves the grid. Before that, the engine may work through its queue for the time that the
     * setting {@code cogrid.engine.drain} gives. The member's share of the grid's data goes to the other members.
     * Blocks until all is done. May be called twice.
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
        Set<Integer> settled = new HashSet<>();
        attempt("read whose logs may go", () -> settled.addAll(registry.settledIds()));
        member.leave(() -> deleteLogs(settled));
    }

    /** Leaves while all members end, so that no member waits for another one. */
    private void leaveWithGrid() {
        member.abandon();
        attempt("stop its engine", engine::closeAlone);
        deleteLogs(Set.of(id()));
    }

    private void deleteLogs(Set<Integer> engineIds) {
        settings.log().map(EngineLogFile::new).ifPresent(log -> log.delete(engineIds));
    }

    /**
     * Ends the node once; a second caller waits for the first. So a SIGTERM during a stop does not end the JVM before
     * the stop is done.
     */
    private void end(Runnable way) {
        if (ending.compareAndSet(false, true)) {
            try {
                attempt("stop watching its presence", presence);
                attempt("leave the grid", way::run);
            } finally {
                ended.countDown();
            }
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // an interrupt means that the caller is in a hurry
        }
    }

    private void attempt(String what, AutoCloseable step) {
        try {
            step.close();
        } catch (Throwable e) { // the other parts must be stopped all the same
            SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, "Engine " + id() + " could not " + what, e));
        }
    }
}
