package org.cogrid.client.internal.balance.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.cogrid.client.internal.sequence.Items;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.MapThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.task.ChunkTask;
import org.cogrid.core.internal.task.KeepTask;
import org.cogrid.core.internal.task.result.Packed;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Takes the items of a map, packs and encodes them, and sends them. One thread at a time takes items. While it waits for
 * one, another thread may send those that it has.
 */
final class MapFeed {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final MapGrid grid;
    private final MapPlan plan;
    private final UUID map = UUID.randomUUID();
    private final Items items;
    private final KeptFunction function;

    /** How often it was woken since a thread last looked. The thread that raises it from zero starts a look. */
    private final AtomicInteger woken = new AtomicInteger();

    /** Which chunk is being filled if it is odd. Raised by the thread that takes items. */
    private final AtomicInteger filling = new AtomicInteger();

    /** True while a look at that is due. */
    private final AtomicBoolean watched = new AtomicBoolean();

    /** Held while items are sent, which keeps their order. No other thread waits for it than those of the map. */
    private final ReentrantLock sending = new ReentrantLock();

    private boolean isChecked; // guarded by sending

    /** True while a look at those below is due. */
    private final AtomicBoolean again = new AtomicBoolean();

    /** Chunks that engines did not come to, in the order in which they came back. */
    private final BlockingDeque<Returned> returned = new LinkedBlockingDeque<>();

    /** A chunk that is to be sent again, with the arguments of its items. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Returned(Chunk chunk, Object[] columns) {}

    /**
     * Prepares to take items, but takes none.
     *
     * @throws IllegalArgumentException when a sequence is none, or the known lengths differ
     * @throws CogridException when the function can't be encoded, or the client is closed
     */
    MapFeed(MapGrid grid, MapPlan plan) {
        this.grid = grid;
        this.plan = plan;
        this.items = Items.of(plan.sequences());
        this.function = new KeptFunction(grid.encode(new KeepTask(map, plan.function(), plan.combine())));
    }

    UUID map() {
        return map;
    }

    KeptFunction function() {
        return function;
    }

    /** Returns how many items there are; -1 if only the sequences know. */
    int total() {
        return items.total();
    }

    /** Has a thread of its own take items while there is room. Returns at once. */
    void wake(MapJob job) {
        if (woken.getAndIncrement() > 0) {
            return;
        }
        try {
            MapThreads.executor().execute(() -> feedInTurn(job));
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            job.fails(new CogridException("no thread could be started to take the items of a map", e));
        }
    }

    private void feedInTurn(MapJob job) {
        int seen;
        do {
            seen = woken.get();
            feed(job, () -> false);
        } while (!woken.compareAndSet(seen, 0));
    }

    /** Takes items and sends them on the caller's thread, while there is room and until that is enough. */
    void feed(MapJob job, BooleanSupplier enough) {
        try {
            boolean goesOn = true;
            while (goesOn && job.hasRoom()) {
                next(job);
                goesOn = !enough.getAsBoolean();
            }
            if (job.inputIsOver()) {
                items.close();
            }
        } catch (Throwable e) { // without that, the map would never end
            job.fails(asCogrids("a map can't go on", e));
        }
    }

    private void next(MapJob job) {
        int most = job.nextCount(items.left());
        filling.incrementAndGet();
        if (items.left() < 0) {
            watch(job, job.fillNanos());
        }
        Items.Filled filled = items.fill(most, job.fillNanos());
        filling.incrementAndGet();
        sendTaken(job);
        Throwable failure = filled.failure();
        if (failure != null) {
            job.inputFails(new CogridException(
                    "the items of a map could not be taken after the first " + job.taken() + ": "
                            + FailureText.of(failure),
                    failure));
        } else if (filled.isLast()) {
            job.inputEnds();
        }
    }

    /** Has what was taken sent after a while, and again, as long as the thread that takes items waits for one. */
    private void watch(MapJob job, long nanos) {
        int chunk = filling.get();
        if (isFilled(chunk) && watched.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, MapThreads.executor())
                    .execute(() -> look(job, chunk));
        }
    }

    private static boolean isFilled(int chunk) {
        return (chunk & 1) == 1;
    }

    private void look(MapJob job, int chunk) {
        if (filling.get() == chunk) {
            sendEarly(job);
        }
        watched.set(false);
        failIfClosed(job);
        if (!job.inputIsOver()) {
            watch(job, Math.max(LOOK_NANOS, job.fillNanos()));
        }
    }

    /** Fails if the client was closed, as a thread may wait for an item for ever. */
    void failIfClosed(MapJob job) {
        if (grid.isClosed() && !job.inputIsOver()) {
            job.fails(new CogridException("the client was closed before all items of a map were taken"));
        }
    }

    private void sendEarly(MapJob job) {
        try {
            sendTaken(job);
        } catch (Throwable e) { // without that, the map would never end
            job.fails(asCogrids("a map can't go on", e));
        }
    }

    private void sendTaken(MapJob job) {
        sending.lock();
        try {
            Items.Taken taken = items.taken();
            if (taken.count() > 0 && job.took(taken.count())) {
                check(taken.columns());
                send(job, taken.columns(), taken.count());
            }
        } finally {
            sending.unlock();
        }
    }

    private void check(Object[] columns) {
        if (!isChecked) {
            isChecked = true;
            List<@Nullable Object> row = new ArrayList<>();
            for (Object column : columns) {
                row.add(Packed.get(column, 0));
            }
            plan.check().accept(row);
        }
    }

    /** Sends items. If they can't be encoded, it sends each half by itself, so that in the end only culprits fail. */
    private void send(MapJob job, Object[] columns, int count) {
        EncodedTask task = null;
        CogridException obstacle = null;
        try {
            task = grid.encode(new ChunkTask(map, job.sent(), columns, plan.failsAsWhole()));
        } catch (Throwable e) { // what users' code throws meanwhile is the item's failure
            obstacle = asCogrids("an item could not be encoded", e);
        }
        if (task != null) {
            Chunk chunk = job.open(count);
            if (chunk != null) { // else it was cancelled meanwhile
                submit(job, chunk, task, columns);
            }
        } else if (job.inputIsOver()) {
            return; // it was cancelled meanwhile
        } else if (obstacle != null && grid.isClosed()) {
            job.fails(obstacle);
        } else if (count > 1) {
            int half = count / 2;
            send(job, part(columns, 0, half), half);
            send(job, part(columns, half, count), count - half);
        } else if (obstacle != null) {
            Chunk culprit = job.open(1);
            if (culprit != null) {
                job.end(culprit, obstacle);
            }
        }
    }

    private void submit(MapJob job, Chunk chunk, EncodedTask task, Object[] columns) {
        TaskHandle handle;
        try {
            handle = grid.submit(task, function);
        } catch (Throwable e) { // without that, the map would never end
            CogridException failure = asCogrids("items of a map could not be sent", e);
            job.end(chunk, failure);
            job.fails(failure);
            return;
        }
        job.sentAs(chunk, handle, columns);
    }

    /** Returns how many chunks came back and wait to be sent again. */
    int waiting() {
        return returned.size();
    }

    /**
     * Sends a chunk again that came back.
     *
     * @param columns the arguments that it was sent with, together with those of items before it
     * @param from how many there are before it
     */
    void sendsAgain(MapJob job, Chunk chunk, Object[] columns, int from) {
        returned.add(new Returned(chunk, part(columns, from, from + chunk.count())));
        sendAgainSoon(job);
    }

    /** Has a thread of its own send what came back, while there is room. Returns at once. */
    void sendAgainSoon(MapJob job) {
        if (returned.isEmpty() || !again.compareAndSet(false, true)) {
            return;
        }
        try {
            MapThreads.executor().execute(() -> sendAgain(job));
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            again.set(false);
            job.fails(new CogridException("no thread could be started to send items of a map again", e));
        }
    }

    private void sendAgain(MapJob job) {
        sending.lock();
        try {
            again.set(false); // before the look: a chunk that ends from now on starts another one
            while (job.hasRoomAgain() && sendFirstAgain(job)) {} // one after the other
        } catch (Throwable e) { // without that, the map would never end
            job.fails(asCogrids("a map can't go on", e));
        } finally {
            sending.unlock();
        }
        if (returned.isEmpty()) {
            job.sentAgain();
        }
    }

    /** Sends the first chunk that came back, or the first items of it; false if there is none. */
    private boolean sendFirstAgain(MapJob job) {
        Returned next = returned.poll();
        if (next == null) {
            return false;
        }
        Chunk chunk = next.chunk();
        int all = chunk.count();
        int count = Math.min(all, job.nextCountAgain(all));
        Object[] columns = next.columns();
        if (count < all) {
            Chunk rest = job.cut(chunk, count);
            if (rest == null) {
                return true; // it was cancelled meanwhile
            }
            returned.addFirst(new Returned(rest, part(columns, count, all)));
            columns = part(columns, 0, count);
        }
        if (!chunk.hasEnded()) {
            submit(job, chunk, grid.encode(new ChunkTask(map, chunk.first(), columns, plan.failsAsWhole())), columns);
        }
        return true;
    }

    static CogridException asCogrids(String what, Throwable failure) {
        if (failure instanceof CogridException known) {
            return known;
        }
        String why =
                failure instanceof IllegalArgumentException ? FailureText.message(failure) : FailureText.of(failure);
        return new CogridException(what + ": " + why, failure);
    }

    private static Object[] part(Object[] columns, int from, int to) {
        return Arrays.stream(columns).map(column -> part(column, from, to)).toArray();
    }

    private static Object part(Object column, int from, int to) {
        if (column instanceof int[] ints) {
            return Arrays.copyOfRange(ints, from, to);
        } else if (column instanceof long[] longs) {
            return Arrays.copyOfRange(longs, from, to);
        } else if (column instanceof double[] doubles) {
            return Arrays.copyOfRange(doubles, from, to);
        }
        return Arrays.copyOfRange((@Nullable Object[]) column, from, to);
    }
}
