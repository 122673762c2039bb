package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.Listening;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.client.internal.threads.Cancels;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/**
 * A map: what is taken of its items, what is on its way, and what has ended. Its {@link MapFeed} brings items while there
 * is room, and its {@link ChunkSink} gets the chunks. It has ended when the input is over and all chunks have ended.
 * Thread-safe.
 */
final class MapJob {
    private final MapGrid grid;
    private final MapPlan plan;
    private final MapFeed feed;
    private final ChunkSink sink;
    /** True if a thread of the map takes the items, false if one that reads does. */
    private final boolean feedsItself;

    private final Instant submitted = Instant.now();
    private final KeptErrors errors = new KeptErrors();
    private final MapTasks tasks;
    private final JobNews news = new JobNews();
    private volatile Listening engines = () -> {};
    /** How many engines there were when items were last asked for. Written by the thread that takes them. */
    private volatile int present;

    // Guarded by this.
    private final ChunkSize size;
    private final OpenChunks open;
    private long taken;
    private boolean inputOver;
    private boolean isCancelled;
    private @Nullable CogridException failure;
    private @Nullable Instant ended;

    /** Makes a map that was not started. */
    MapJob(MapGrid grid, MapPlan plan, MapFeed feed, ChunkSink sink, boolean feedsItself) {
        this.grid = grid;
        this.plan = plan;
        this.feed = feed;
        this.sink = sink;
        this.feedsItself = feedsItself;
        this.size = plan.shape().size();
        this.open = new OpenChunks(sink);
        this.tasks = new MapTasks(grid.output(), feedsItself && plan.combine() == null);
    }

    /** Starts to take items. */
    void start() {
        if (feedsItself) {
            engines = grid.onEngines(() -> feed.wake(this));
            feed.wake(this);
            if (hasEnded()) {
                engines.close();
            }
        }
    }

    MapPlan plan() {
        return plan;
    }

    KeptErrors errors() {
        return errors;
    }

    MapTasks tasks() {
        return tasks;
    }

    JobNews news() {
        return news;
    }

    Instant submitted() {
        return submitted;
    }

    /** Takes items on the caller's thread, while there is room and until that is enough. */
    void feed(BooleanSupplier enough) {
        feed.feed(this, enough);
    }

    /** Notes that none wait to be sent again, so that others may be taken. */
    void sentAgain() {
        news.comes();
        if (feedsItself) {
            feed.wake(this);
        }
    }

    boolean hasRoom() {
        present = grid.engines();
        return hasRoomNow();
    }

    /** True if items may be taken, by the engines that were there at the last look. */
    synchronized boolean hasRoomNow() {
        int mostOpen = mostOpen();
        return !inputOver && feed.waiting() == 0 && open.size() < mostOpen && sink.hasRoom(mostOpen);
    }

    private int mostOpen() {
        return Math.max(1, present) * Math.min(plan.mostAhead(), size.ahead(size.next(present, -1)));
    }

    /** True if items that came back may be sent again. */
    synchronized boolean hasRoomAgain() {
        return open.size() - feed.waiting() < mostOpen();
    }

    synchronized int nextCount(long left) {
        return sink.most(size.next(present, left));
    }

    /** Returns how many items that came back should be sent at once. */
    synchronized int nextCountAgain(int left) {
        return size.next(present, left);
    }

    synchronized long fillNanos() {
        return size.fillNanos();
    }

    /** Counts items that were taken; false if they are not wanted any more. */
    synchronized boolean took(int count) {
        if (!inputOver) {
            taken += count;
        }
        return !inputOver;
    }

    synchronized long taken() {
        return taken;
    }

    /** Returns the position of the next item to send. */
    synchronized long sent() {
        return open.sent();
    }

    synchronized boolean inputIsOver() {
        return inputOver;
    }

    /** Begins a chunk of the next items; {@code null} if they are not wanted any more. */
    synchronized @Nullable Chunk open(int count) {
        return inputOver ? null : open.next(count);
    }

    /** Leaves a chunk its first items, and opens one of the others; {@code null} if the map was cancelled. */
    synchronized @Nullable Chunk cut(Chunk chunk, int at) {
        return isCancelled ? null : open.cut(chunk, at);
    }

    /** Takes back the items of a chunk that its engine did not come to. */
    void takesBack(Chunk chunk, int at) {
        Chunk rest;
        boolean cancelled;
        synchronized (this) {
            rest = open.cut(chunk, at);
            cancelled = isCancelled;
        }
        try {
            if (cancelled) {
                end(rest, new TaskAbortedException("an item of a map never ran: it was cancelled"));
            } else {
                feed.sendsAgain(this, rest, chunk.columns(), at);
            }
        } catch (Throwable e) { // without that, the map would never end
            end(rest, new CogridException("items could not be sent again: " + e, e));
        }
    }

    void sentAs(Chunk chunk, TaskHandle task, Object[] columns) {
        boolean wanted = chunk.sentAs(task, columns);
        if (wanted) {
            tasks.sent(chunk.first(), task);
            new ChunkEnd(this, chunk, task).follow();
        }
        if (!wanted || isCancelled()) { // whoever cancelled it may not have seen the task
            Unawaited.goesOn("cancelling items", CompletableFuture.runAsync(task::cancel, CallbackThreads.executor()));
        }
    }

    private synchronized List<Chunk> openChunks() {
        return open.all();
    }

    private synchronized boolean isCancelled() {
        return isCancelled;
    }

    /** Notes that there are no more items. */
    void inputEnds() {
        synchronized (this) {
            inputOver = true;
        }
        look();
    }

    /** Ends the input with a failure, which is the map's. Items that were sent go on. */
    void inputFails(CogridException why) {
        synchronized (this) {
            if (!inputOver && failure == null) {
                failure = why;
            }
        }
        inputEnds();
    }

    /** Ends the whole map with a failure. */
    void fails(CogridException why) {
        stop(why, "the map has failed: " + why.getMessage());
    }

    /** Learns how long a chunk took. */
    synchronized void learn(int items, Duration run, Duration away, long bytes) {
        size.ended(items, run, away, bytes);
    }

    /** Ends a chunk that was not sent, with a failure of all its items. */
    void end(Chunk chunk, CogridException why) {
        if (chunk.claimEnd()) {
            chunk.end(why);
            ended(chunk, null);
        }
    }

    /**
     * Goes on after the end of a chunk.
     *
     * @param known what is known of its task, or {@code null} if that is to be asked, or was not sent
     */
    void ended(Chunk chunk, @Nullable TaskMetadata known) {
        CogridException problem = null;
        try {
            sink.ended(chunk, known == null ? 0 : known.bytesIn());
            tasks.ended(chunk, known);
        } catch (Throwable e) { // without that, the map would never end
            problem = MapFeed.asCogrids("a map can't go on", e);
        }
        synchronized (this) {
            open.ended(chunk);
        }
        if (problem != null) {
            fails(problem);
        } else if (plan.shape().failFast() && chunk.failed() > 0 && !isCancelled()) {
            stop(null, "another item had failed");
        }
        feed.failIfClosed(this);
        look();
        feed.sendAgainSoon(this);
        if (feedsItself) {
            feed.wake(this);
        }
    }

    /** Finds out if the map has ended, and tells those who wait for news. */
    private void look() {
        boolean over;
        synchronized (this) {
            over = inputOver && open.size() == 0 && ended == null;
            if (over) {
                ended = Instant.now();
            }
        }
        if (over) {
            engines.close();
            news.endComes();
            feed.function().forget(grid, feed.map());
        } else {
            news.comes();
        }
    }

    /** Ends the input, and cancels what is on its way. */
    CancelOutcome cancel() {
        synchronized (this) {
            if (ended != null || inputOver && open.size() == 0) {
                return CancelOutcome.TOO_LATE;
            }
            if (!inputOver && failure == null && feed.total() < 0) { // nobody knows of the items that it loses
                failure = new TaskAbortedException("a map was cancelled after " + taken + " of its items were taken");
            }
        }
        boolean some = endInput(null, "it was cancelled");
        return cancelOpen("it was cancelled").orElse(some ? CancelOutcome.REMOVED : CancelOutcome.TOO_LATE);
    }

    /** Ends the input at once, and has a callback thread cancel what is on its way. */
    private void stop(@Nullable CogridException why, String reason) {
        endInput(why, reason);
        try {
            Unawaited.goesOn(
                    "cancelling the rest of a map",
                    CompletableFuture.runAsync(() -> cancelOpen(reason), CallbackThreads.executor()));
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            cancelOpen(reason);
        }
    }

    /** Ends the input. Items that are known but were not sent fail; true if there were such. */
    private boolean endInput(@Nullable CogridException why, String reason) {
        Chunk rest = null;
        synchronized (this) {
            if (ended != null) {
                return false;
            }
            failure = failure == null ? why : failure;
            isCancelled = true;
            long last = feed.total() < 0 ? taken : feed.total();
            if (!inputOver && last > open.sent()) {
                rest = open.next(JobFailures.atMostInt(last - open.sent()));
            }
            inputOver = true;
        }
        if (rest != null) {
            end(rest, new TaskAbortedException("an item of a map never ran: " + reason));
        }
        look();
        return rest != null;
    }

    /** Cancels what is on its way, and returns the worst outcome of that. */
    private Optional<CancelOutcome> cancelOpen(String reason) {
        List<TaskHandle> onTheWay = new ArrayList<>();
        for (Chunk chunk : openChunks()) {
            TaskHandle task = chunk.handle();
            if (task == null) { // a thread is about to send it, and cancels it then
                end(chunk, new TaskAbortedException("an item of a map was cancelled: " + reason));
            } else {
                onTheWay.add(task);
            }
        }
        return Cancels.all(onTheWay).stream().max(CancelOutcome::compareTo);
    }

    /** Calls {@code listener} now, and when something has ended. The calling threads must not be held up. */
    void whenNews(Runnable listener) {
        news.each(listener);
        listener.run();
    }

    synchronized boolean hasEnded() {
        return ended != null;
    }

    synchronized @Nullable Instant ended() {
        return ended;
    }

    /** Returns what the whole map has failed with, beside its items. */
    synchronized @Nullable CogridException failure() {
        return failure;
    }

    /**
     * Waits, and shows what items print meanwhile.
     *
     * @param enough what is waited for
     * @return false when the time has passed
     * @throws CogridException when the end can't come until the program reads other results
     */
    boolean await(Duration longest, BooleanSupplier enough) throws InterruptedException {
        try {
            return news.await(longest, enough, () -> {
                feed.failIfClosed(this);
                for (Chunk chunk : openChunks()) {
                    chunk.throwIfStuck();
                }
                tasks.show();
            });
        } finally {
            tasks.show();
        }
    }

    synchronized Progress progress() {
        return open.progress(inputOver ? open.sent() : feed.total());
    }
}
