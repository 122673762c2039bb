package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.balance.Prerequisite;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.task.ForgetTask;
import org.jspecify.annotations.Nullable;

/** The function of a map, which goes to each engine once, before the first items. Thread-safe. */
public final class KeptFunction implements Prerequisite {
    private static final System.Logger LOG = System.getLogger(KeptFunction.class.getName());

    private static final int TRIES = 60;

    private final EncodedTask keeping;
    /** The tasks that brought it, by the engine's incarnation. */
    private final Map<UUID, TaskHandle> sent = new ConcurrentHashMap<>();
    /** The engines that may keep it. */
    private final Set<Integer> engines = ConcurrentHashMap.newKeySet();

    /** Identifies the chunks that have it; they take about as long. Unlike it, that may be kept for long. */
    private final Object pace = new Object();

    KeptFunction(EncodedTask keeping) {
        this.keeping = keeping;
    }

    @Override
    public EncodedTask task() {
        return keeping;
    }

    /** Returns what its chunks have in common. */
    public Object pace() {
        return pace;
    }

    @Override
    public boolean isAt(UUID incarnation) {
        return sent.containsKey(incarnation);
    }

    @Override
    public void sentTo(int engineId, UUID incarnation, TaskHandle by) {
        engines.add(engineId);
        sent.put(incarnation, by);
    }

    @Override
    public Optional<CogridException> isLackingAt(UUID incarnation) {
        TaskHandle by = sent.get(incarnation);
        CogridException why = by == null || !by.hasEnded() ? null : failure(by);
        if (by != null && why == null) {
            sent.remove(incarnation, by);
        }
        return Optional.ofNullable(why);
    }

    private static @Nullable CogridException failure(TaskHandle ended) {
        try {
            ended.awaitValue(Duration.ofSeconds(1));
            return null;
        } catch (TaskAbortedException | TimeoutException e) {
            return null;
        } catch (CogridException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CogridException("this thread was interrupted", e);
        }
    }

    /** Has engines forget it, as far as that is possible without waiting. Others do at the end of the client's session. */
    void forget(MapGrid grid, UUID map) {
        if (engines.isEmpty() || grid.isClosed()) {
            return;
        }
        try {
            EncodedTask forgetting = grid.encode(new ForgetTask(map));
            for (int engine : engines) {
                CallbackThreads.executor().execute(() -> forget(grid, engine, forgetting, TRIES));
            }
        } catch (CogridException e) {
            LOG.log(System.Logger.Level.DEBUG, "the client is closed", e);
        }
    }

    private static void forget(MapGrid grid, int engine, EncodedTask forgetting, int triesLeft) {
        try {
            grid.send(engine, forgetting);
        } catch (EngineLostException | NoSuchEngineException e) {
            LOG.log(System.Logger.Level.DEBUG, "engine " + engine + " has left with the function of a map", e);
        } catch (CogridException e) { // it has no room for the task, or the client is closed
            if (triesLeft == 0 || grid.isClosed()) {
                LOG.log(System.Logger.Level.DEBUG, "engine " + engine + " keeps the function of a map", e);
                return;
            }
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, CallbackThreads.executor())
                    .execute(() -> forget(grid, engine, forgetting, triesLeft - 1));
        }
    }
}
