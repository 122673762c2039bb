package org.cogrid.node.internal.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.node.internal.grid.EngineRegistry.Finding;

/**
 * Keeps a living engine in the grid. When several members are lost at once, their shares of the grid's data are lost,
 * which may hold this engine's entry in the list of engines and copies of its values. The engine has all of that, and puts
 * it back.
 */
public final class EnginePresence implements AutoCloseable {
    /** What the engine does about its presence in the grid. Called on a thread that may wait. */
    public interface Engine {
        /** Puts the namespace into the grid again. */
        void putBack();

        /** Ends the engine, because another one has its id. */
        void end();
    }

    private static final System.Logger LOG = System.getLogger(EnginePresence.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final int engineId;
    private final EngineRegistry registry;
    private final Engine engine;
    private final HazelcastInstance member;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean lostData = new AtomicBoolean(); // set by Hazelcast's threads
    private final UUID registration;

    private EnginePresence(int engineId, HazelcastInstance member, EngineRegistry registry, Engine engine) {
        this.engineId = engineId;
        this.member = member;
        this.registry = registry;
        this.engine = engine;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                LibraryThreads.named("cogrid-engine-" + engineId + "-presence"));
        this.registration = member.getPartitionService().addPartitionLostListener(event -> lostData.set(true));
    }

    /** Watches from now on, once a second. */
    public static EnginePresence watch(int engineId, HazelcastInstance member, EngineRegistry registry, Engine engine) {
        EnginePresence presence = new EnginePresence(engineId, member, registry, engine);
        presence.lookLater();
        return presence;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // look throws nothing
    private void lookLater() {
        timer.schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            act(registry.look());
        } catch (HazelcastException | IllegalStateException e) { // also those of Hazelcast: the member is leaving
            LOG.log(System.Logger.Level.DEBUG, "the list of engines could not be read", e);
        } catch (RuntimeException | Error e) {
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING,
                    "looking for this engine in the grid failed and will be tried again",
                    e));
        }
        if (!member.getLifecycleService().isRunning()) {
            timer.shutdown();
        } else if (!timer.isShutdown()) {
            lookLater();
        }
    }

    private void act(Finding finding) {
        if (finding == Finding.TAKEN) {
            timer.shutdown();
            warn(
                    "engine {0} ends itself, because the grid gave it up while it hung, and another engine has its id now");
            engine.end();
            return;
        }
        if (finding == Finding.ENTERED_AGAIN) {
            warn("engine {0} was missing from the grid''s list of engines, and has entered itself again");
        }
        if (lostData.getAndSet(false) || finding == Finding.ENTERED_AGAIN) {
            warn("the grid has lost data with several members at once; engine {0} puts its namespace back");
            engine.putBack();
        }
    }

    private void warn(String text) {
        SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, text, engineId));
    }

    @Override
    public void close() {
        timer.shutdown();
        if (member.getLifecycleService().isRunning()) {
            PartitionService partitions = member.getPartitionService();
            partitions.removePartitionLostListener(registration);
        }
    }
}
