package org.cogrid.client.internal.balance.map;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a map over a balanced view, with the value of each item.
 *
 * @param <R> the type of the values
 */
final class MapResult<R extends @Nullable Object> extends JobResult<List<R>> implements MultiResult<R> {
    private final KeptChunks chunks;

    MapResult(MapJob job, KeptChunks chunks) {
        super("map", job);
        this.chunks = chunks;
    }

    @Override
    Class<?> type() {
        return MultiResult.class;
    }

    @Override
    public int size() {
        return progress().total();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    List<R> ended() {
        CogridException why = job().failure();
        if (why != null) {
            throw JobFailures.again(why);
        }
        JobFailures failures = new JobFailures();
        List<Chunk> all = chunks.chunks();
        all.forEach(failures::add);
        failures.throwIfAny("map");
        List<R> values = new ArrayList<>(size());
        for (Chunk chunk : all) {
            for (int i = 0; i < chunk.count(); i++) {
                values.add((R) chunk.value(i));
            }
        }
        return values;
    }

    @Override
    public List<Outcome<R>> outcomes() {
        if (!waits(timeout(), job()::hasEnded)) {
            throw new TaskTimeoutException("not all items of " + this
                    + " were done within the view's timeout; they go on." + " asCompleted() has those that have ended");
        }
        return new Outcomes<>(chunks.chunks(), size());
    }

    /** The outcomes, each made when it is asked for. */
    private static final class Outcomes<R extends @Nullable Object> extends AbstractList<Outcome<R>>
            implements RandomAccess {
        private final List<Chunk> chunks;
        private final int size;

        Outcomes(List<Chunk> chunks, int size) {
            this.chunks = chunks;
            this.size = size;
        }

        @Override
        public Outcome<R> get(int position) {
            Objects.checkIndex(position, size);
            int low = 0;
            int high = chunks.size() - 1;
            while (low < high) { // the last chunk that begins there or before
                int middle = (low + high + 1) >>> 1;
                if (chunks.get(middle).first() <= position) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return chunks.get(low).outcome((int) (position - chunks.get(low).first()));
        }

        @Override
        public int size() {
            return size;
        }
    }

    @Override
    public Iterator<R> iterator() {
        return new Elements<>(number -> {
            Chunk next = chunks.chunk(number);
            return next != null && next.hasEnded() ? next : null;
        }) {
            @Override
            R element(Outcome<R> outcome) {
                return outcome.get();
            }
        };
    }

    @Override
    public Iterable<Outcome<R>> asCompleted() {
        return () -> new Elements<>(chunks::endedChunk) {
            @Override
            Outcome<R> element(Outcome<R> outcome) {
                return outcome;
            }
        };
    }

    /** Iterates over the items of one chunk after the other. What the whole map has failed with comes last. */
    private abstract class Elements<E extends @Nullable Object> implements Iterator<E> {
        /** Returns a chunk that has ended by its number, or null if that has not come. */
        private final IntFunction<@Nullable Chunk> ended;

        private int number;
        private int item;
        private @Nullable Chunk present;
        private boolean isOver;

        Elements(IntFunction<@Nullable Chunk> ended) {
            this.ended = ended;
        }

        abstract E element(Outcome<R> outcome);

        @Override
        public boolean hasNext() {
            return !isOver && (known() || left() || job().failure() != null);
        }

        /** True if an item is known to come. */
        private boolean known() {
            Chunk chunk = present;
            return chunk != null && item < chunk.count() || chunks.chunk(number) != null;
        }

        /** True if there is one more chunk. Waits for that. */
        private boolean left() {
            if (!waitsQuietly(timeout(), () -> chunks.chunk(number) != null || job().hasEnded())) {
                throw new TaskTimeoutException(lateBy(timeout()));
            }
            return chunks.chunk(number) != null;
        }

        @Override
        public E next() {
            Chunk chunk = present;
            if (chunk == null || item == chunk.count()) {
                chunk = nextChunk();
                present = chunk;
                item = 0;
            }
            return element(chunk.outcome(item++));
        }

        private Chunk nextChunk() {
            if (!waitsQuietly(timeout(), () -> ended.apply(number) != null || job().hasEnded())) {
                throw new TaskTimeoutException(lateBy(timeout()));
            }
            Chunk next = ended.apply(number);
            if (next == null) {
                CogridException why = job().failure();
                if (!isOver && why != null) {
                    isOver = true;
                    throw JobFailures.again(why);
                }
                throw new NoSuchElementException("all items were given");
            }
            number++;
            return next;
        }
    }

    @Override
    public Map<Integer, R> byEngine() {
        List<R> values = get();
        Map<Integer, R> byEngine = new LinkedHashMap<>();
        int position = 0;
        for (Chunk chunk : chunks.chunks()) {
            for (int i = 0; i < chunk.count(); i++) {
                if (byEngine.containsKey(chunk.engineId())) {
                    throw new IllegalStateException(
                            this + " has several items for one engine: outcomes() tells the engine of each");
                }
                byEngine.put(chunk.engineId(), values.get(position++));
            }
        }
        return Collections.unmodifiableMap(byEngine);
    }

    @Override
    public List<TaskMetadata> tasks() {
        return job().tasks().metadata();
    }

    @Override
    public MapResult<R> onProgress(Consumer<Progress> listener) {
        super.onProgress(listener);
        return this;
    }

    @Override
    public MapResult<R> showProgress() {
        super.showProgress();
        return this;
    }
}
