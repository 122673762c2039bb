package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.Outcome;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.client.internal.threads.Dropped;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the outcomes of a map one after the other, and takes items when it is asked for the next. What was handed out
 * is let go. For one thread that reads; any thread may close it.
 */
final class LazyValues implements ChunkSink {
    /** Cancels a map that nobody reads any more, although it was not closed. */
    private record Unclosed(MapJob job) implements Runnable {
        @Override
        public void run() {
            if (!job.hasEnded()) {
                CallbackThreads.executor().execute(job::cancel);
            }
        }
    }

    private final boolean inOrder;
    private final int window;

    // Guarded by this.
    /** By the position of the first item. */
    private final TreeMap<Long, Chunk> opened = new TreeMap<>();

    private final Deque<Chunk> ended = new ArrayDeque<>();
    /** How many items were taken and not handed out. */
    private long held;

    /**
     * Makes a sink that has nothing yet.
     *
     * @param inOrder true if outcomes are handed out in the order of the items, false for that of their ends
     * @param window how many items it may hold, or 0 if the map decides
     */
    LazyValues(boolean inOrder, int window) {
        this.inOrder = inOrder;
        this.window = window;
    }

    @Override
    public synchronized void opened(Chunk chunk) {
        held += chunk.count();
        if (inOrder) {
            opened.put(chunk.first(), chunk);
        }
    }

    @Override
    public synchronized void cut(Chunk from, Chunk rest) {
        if (inOrder) {
            opened.put(rest.first(), rest);
        }
    }

    @Override
    public synchronized void ended(Chunk chunk, long bytes) {
        if (!inOrder) {
            ended.add(chunk);
        }
    }

    /** True if it holds less than it may. Without a window, that is as many chunks as may be on their way. */
    @Override
    public synchronized boolean hasRoom(int mostOpen) {
        return window > 0 ? held < window : opened.size() + ended.size() < 2 * mostOpen;
    }

    @Override
    public synchronized int most(int items) {
        return window > 0 ? (int) Math.min(items, Math.max(1, window - held)) : items;
    }

    private synchronized @Nullable Chunk takeEnded() {
        Chunk next = next();
        if (next == null || !next.hasEnded()) {
            return null;
        }
        if (inOrder) {
            opened.remove(next.first());
        } else {
            ended.remove();
        }
        return next;
    }

    private synchronized boolean hasEndedChunk() {
        Chunk next = next();
        return next != null && next.hasEnded();
    }

    private @Nullable Chunk next() {
        if (!inOrder) {
            return ended.peek();
        }
        Map.Entry<Long, Chunk> first = opened.firstEntry();
        return first == null ? null : first.getValue();
    }

    private synchronized boolean isEmpty() {
        return opened.isEmpty() && ended.isEmpty();
    }

    private synchronized void handedOut() {
        held--;
    }

    /** Iterates over the outcomes. */
    Reader reader(MapJob job) {
        return new Reader(job);
    }

    /** Reads the outcomes, and takes items meanwhile. */
    final class Reader implements Iterator<Outcome<@Nullable Object>> {
        private final MapJob job;
        private final JobHandle handle;
        private @Nullable Chunk present;
        private int item;
        private boolean failureTold;

        Reader(MapJob job) {
            this.job = job;
            this.handle = new JobHandle(job);
            Dropped.whenCollected(this, new Unclosed(job));
        }

        @Override
        public boolean hasNext() {
            Chunk chunk = present;
            if (chunk != null && item < chunk.count()) {
                return true;
            }
            present = nextChunk();
            item = 0;
            return present != null || job.failure() != null && !failureTold;
        }

        @Override
        public Outcome<@Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all items were given");
            }
            Chunk chunk = present;
            if (chunk == null) {
                failureTold = true;
                throw JobFailures.again(Objects.requireNonNull(job.failure()));
            }
            handedOut();
            return chunk.outcome(item++);
        }

        /** Returns the next chunk that has ended; {@code null} if there are no more. */
        private @Nullable Chunk nextChunk() {
            feed();
            Chunk next = takeEnded();
            while (next == null) {
                if (job.hasEnded() && isEmpty()) {
                    return null;
                }
                await();
                feed();
                next = takeEnded();
            }
            return next;
        }

        /** Takes items, but not for long if there is something to hand out. */
        private void feed() {
            job.tasks().show();
            long begun = System.nanoTime();
            job.feed(() -> hasEndedChunk() && System.nanoTime() - begun > job.fillNanos());
        }

        private void await() {
            Duration longest = Objects.requireNonNullElse(job.plan().timeout(), Durations.FOR_EVER);
            try {
                if (!Boolean.TRUE.equals(WaitingThreads.during(
                        handle,
                        () -> job.await(longest, () -> hasEndedChunk() || job.hasEnded() || job.hasRoomNow())))) {
                    throw new TaskTimeoutException("the next value of a map was not there within "
                            + Amounts.time(longest) + "; its tasks go on");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CogridException(
                        "this thread was interrupted while waiting for values of a map; its tasks go on", e);
            } catch (TimeoutException e) {
                throw new IllegalStateException("a wait for values returns when its time is over", e);
            }
        }
    }
}
