package org.cogrid.client.internal.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Reads the grid's list of engines. That may take long, while members hang or are being lost, so it is done on threads of this class's
 * own. Thread-safe.
 */
final class EngineEntries implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EngineEntries.class.getName());

    private final IMap<Integer, String> map;
    private final ThreadFactory threads;
    /** A reading that has not begun stands for all that are asked for meanwhile. */
    private final ThreadPoolExecutor reader;

    EngineEntries(HazelcastInstance client) {
        this.map = client.getMap(GridNames.ENGINES);
        this.threads = LibraryThreads.named(client.getName() + "-engines-read");
        this.reader = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The map of entries. */
    IMap<Integer, String> map() {
        return map;
    }

    private List<EngineEntry> read() {
        return map.values().stream().map(EngineEntry::fromJson).toList();
    }

    /**
     * Reads soon; waits for nothing.
     *
     * @param taker gets what was read, on the reading thread
     * @param failed is called instead when it can't be read
     */
    void readSoon(Consumer<List<EngineEntry>> taker, Runnable failed) {
        reader.execute(() -> {
            try {
                taker.accept(read());
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.DEBUG, "the list of engines could not be read", e);
                failed.run();
            }
        });
    }

    /**
     * All entries, those of dead engines too.
     *
     * @throws TimeoutException when the grid does not tell in time
     */
    List<EngineEntry> read(Duration patience) throws ExecutionException, TimeoutException {
        CompletableFuture<List<EngineEntry>> entries = CompletableFuture.supplyAsync(
                this::read, work -> threads.newThread(work).start());
        try {
            return entries.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridConnectionException("Reading the grid's list of engines was interrupted", e);
        }
    }

    /** An engine's entry; nothing when there is none, or it can't be read in time. */
    Optional<EngineEntry> read(int id, long deadline) throws InterruptedException {
        try {
            long left = deadline - System.nanoTime();
            String entry = map.getAsync(id).toCompletableFuture().get(left, TimeUnit.NANOSECONDS);
            return Optional.ofNullable(entry).map(EngineEntry::fromJson);
        } catch (ExecutionException
                | TimeoutException
                | HazelcastException
                | IllegalStateException e) { // which are Hazelcast's, too
            LOG.log(System.Logger.Level.DEBUG, "whether there is an engine " + id + " could not be read in time", e);
            return Optional.empty();
        }
    }

    /** What is still to be read is not; who has a reading under way gets it. */
    @Override
    public void close() {
        reader.shutdown();
    }
}
