package org.cogrid.node.internal.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Periodic;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.node.internal.grid.EngineRegistry.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a living engine in the grid. When members are lost faster than backups are made, shares of the grid's data are
 * lost, which may hold this engine's entry in the list of engines and copies of its values. The engine has all of that,
 * and puts back what is missing.
 */
public final class EnginePresence implements AutoCloseable {
    /** What the engine does about its presence in the grid. Called on a thread that may wait. */
    public interface Engine {
        /**
         * Puts back what the grid lacks of the namespace. May wait for the grid; completes when the engine has begun to
         * put it back, with how much that is.
         */
        CompletionStage<Integer> putBack();

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
    /** Whether data may be missing; set by Hazelcast's threads, also when a backup has taken a lost member's place. */
    private final AtomicBoolean mayLack = new AtomicBoolean();

    // Confined to the timer's thread.
    private boolean listens;

    private EnginePresence(int engineId, HazelcastInstance member, EngineRegistry registry, Engine engine) {
        this.engineId = engineId;
        this.member = member;
        this.registry = registry;
        this.engine = engine;
        this.timer = LibraryThreads.timer("cogrid-engine-" + engineId + "-presence");
    }

    /** Watches from now on, once a second. */
    public static EnginePresence watch(int engineId, HazelcastInstance member, EngineRegistry registry, Engine engine) {
        EnginePresence presence = new EnginePresence(engineId, member, registry, engine);
        Periodic.start(presence.timer, LOOK, "looking for this engine in the grid", presence::look);
        return presence;
    }

    private void look() {
        if (!member.getLifecycleService().isRunning()) {
            timer.shutdown();
            return;
        }
        listen();
        try {
            act(registry.look());
        } catch (HazelcastException | IllegalStateException e) { // also those of Hazelcast: the member is leaving
            LOG.log(System.Logger.Level.DEBUG, "the list of engines could not be read", e);
        }
    }

    /** Begins to hear of losses, which asks all members. The listener ends with this member. */
    private void listen() {
        if (listens) {
            return;
        }
        try {
            member.getPartitionService().addPartitionLostListener(event -> mayLack.set(true));
            listens = true;
        } catch (HazelcastException | IllegalStateException e) { // also those of Hazelcast: the member is leaving
            LOG.log(System.Logger.Level.DEBUG, "losses of data can't be watched now", e);
        }
    }

    private void act(Finding finding) {
        if (finding == Finding.TAKEN) {
            timer.shutdown();
            warn("engine {0} ends itself, because another engine has its id now", engineId);
            engine.end();
            return;
        }
        if (finding == Finding.ENTERED_AGAIN) {
            warn("engine {0} was missing from the grid''s list of engines, and has entered itself again", engineId);
        }
        if (mayLack.getAndSet(false) || finding == Finding.ENTERED_AGAIN) {
            putBack();
        }
    }

    /** Puts back what is missing. After a failure that is tried again with the next look. */
    private void putBack() {
        try {
            Unawaited.goesOn("putting the namespace back", engine.putBack().whenComplete(this::putBack));
        } catch (RuntimeException | Error e) {
            mayLack.set(true);
            throw e;
        }
    }

    private void putBack(Integer count, @Nullable Throwable failure) {
        if (failure != null) {
            mayLack.set(true);
        } else if (count > 0) {
            warn("the grid had lost {1} values and definitions of engine {0}, which puts them back", engineId, count);
        }
    }

    private static void warn(String text, Object... facts) {
        SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, text, facts));
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
