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
import org.cogrid.core.internal.threads.Unawaited;

/**
 * Reads the grid's list of engines, on threads of its own: a reading may take long while members hang or are being
 * lost. Thread-safe.
 */
final class EngineEntries implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EngineEntries.class.getName());

    /** How long a reading may take for which nobody has set a time. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How long the grid's list may take until the members are asked for what they know of it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final IMap<Integer, String> map;
    private final KnownEngines known;
    private final ThreadFactory threads;
    /** Reads one after the other. A reading that has not begun serves all requests that come meanwhile. */
    private final ThreadPoolExecutor reader;
    /** The reading of the grid's list that was begun last. */
    private volatile CompletableFuture<List<EngineEntry>> latest = CompletableFuture.completedFuture(List.of());

    EngineEntries(HazelcastInstance client) {
        this.known = new KnownEngines(client);
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

    /** Returns the map of entries. */
    IMap<Integer, String> map() {
        return map;
    }

    private List<EngineEntry> readMap() {
        return map.values().stream().map(EngineEntry::fromJson).toList();
    }

    /**
     * Reads the grid's list. If that takes long, because a member hangs, or fails, this also asks the members what they
     * know of it, and takes what comes first.
     */
    private List<EngineEntry> read(long deadline) throws InterruptedException, ExecutionException, TimeoutException {
        long soon = Math.min(deadline, System.nanoTime() + AT_ONCE.toNanos());
        CompletableFuture<List<EngineEntry>> before = latest;
        CompletableFuture<List<EngineEntry>> list = endsBy(soon, before) ? begin() : before;
        if (list != before && endsBy(soon, list) && !list.isCompletedExceptionally()) {
            return list.join();
        }
        CompletableFuture<List<EngineEntry>> told = known.ask();
        return (list == before ? told : either(list, told)).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Begins a reading of the grid's list. There is none beside one that hangs, as it would hang, too. */
    private CompletableFuture<List<EngineEntry>> begin() {
        latest = CompletableFuture.supplyAsync(
                this::readMap, work -> threads.newThread(work).start());
        return latest;
    }

    private static boolean endsBy(long deadline, CompletableFuture<?> reading) throws InterruptedException {
        try {
            reading.handle((entries, failure) -> true).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Completes with the value that comes first, and fails when both have failed. */
    private static <T> CompletableFuture<T> either(CompletableFuture<T> one, CompletableFuture<T> other) {
        CompletableFuture<T> first = new CompletableFuture<>();
        List.of(one, other)
                .forEach(each -> Unawaited.goesOn("reading the list of engines", each.handle((value, failure) -> {
                    boolean isLast = one.isDone() && other.isDone();
                    return failure == null ? first.complete(value) : isLast && first.completeExceptionally(failure);
                })));
        return first;
    }

    /**
     * Asks for a reading. Does not wait.
     *
     * @param taker gets the entries, on the reading thread
     * @param failed is called instead if they can't be read
     */
    void readSoon(Consumer<List<EngineEntry>> taker, Runnable failed) {
        reader.execute(() -> {
            try {
                taker.accept(read(System.nanoTime() + PATIENCE.toNanos()));
            } catch (Exception | Error e) { // an interrupt, too: this thread ends with the watch
                LOG.log(System.Logger.Level.DEBUG, "the list of engines could not be read", e);
                failed.run();
            }
        });
    }

    /**
     * Returns all entries, also those of dead engines.
     *
     * @throws TimeoutException when the grid does not answer in time
     */
    List<EngineEntry> read(Duration patience) throws ExecutionException, TimeoutException {
        try {
            return read(System.nanoTime() + patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridConnectionException("Reading the grid's list of engines was interrupted", e);
        }
    }

    /** Returns an engine's entry. Empty if there is none, or if it can't be read in time. */
    Optional<EngineEntry> read(int id, long deadline) throws InterruptedException {
        try {
            long left = deadline - System.nanoTime();
            String entry = map.getAsync(id).toCompletableFuture().get(left, TimeUnit.NANOSECONDS);
            return Optional.ofNullable(entry).map(EngineEntry::fromJson);
        } catch (ExecutionException
                | TimeoutException
                | HazelcastException
                | IllegalStateException e) { // also those of Hazelcast
            LOG.log(System.Logger.Level.DEBUG, "whether there is an engine " + id + " could not be read in time", e);
            return Optional.empty();
        }
    }

    /** Drops the readings that have not begun. A caller that waits for the present reading still gets it. */
    @Override
    public void close() {
        reader.shutdown();
    }
}
