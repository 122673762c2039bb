package org.cogrid.client.internal.balance.map;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** Keeps the chunks of a map, as engines have packed their values. Thread-safe. */
final class KeptChunks implements ChunkSink {
    private final long mostBytes;

    // Guarded by this.
    private final List<Chunk> all = new ArrayList<>();
    private final List<Chunk> ended = new ArrayList<>();
    private long bytes;

    /**
     * Keeps nothing yet.
     *
     * @param mostBytes how many bytes of encoded values it may keep
     */
    KeptChunks(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public synchronized void opened(Chunk chunk) {
        all.add(chunk);
    }

    @Override
    public synchronized void cut(Chunk from, Chunk rest) {
        all.add(all.lastIndexOf(from) + 1, rest);
    }

    @Override
    public void ended(Chunk chunk, long size) {
        if (added(chunk, size) > mostBytes) {
            throw new CogridException("the values of a map take more than " + Amounts.size(mostBytes)
                    + " of this program's heap (setting cogrid.client.max-map-results), so it was cancelled. Combine"
                    + " values with mapReduce, read each once with stream, or keep large ones on the engines with"
                    + " applyInto");
        }
    }

    private synchronized long added(Chunk chunk, long size) {
        ended.add(chunk);
        bytes += size;
        return bytes;
    }

    /** Returns the chunks of now, in the order of the items. */
    synchronized List<Chunk> chunks() {
        return List.copyOf(all);
    }

    /** Returns a chunk by its number in the order of the items; {@code null} if there is none yet. */
    synchronized @Nullable Chunk chunk(int number) {
        return number < all.size() ? all.get(number) : null;
    }

    /** Returns a chunk by its number in the order of ends; {@code null} if there is none yet. */
    synchronized @Nullable Chunk endedChunk(int number) {
        return number < ended.size() ? ended.get(number) : null;
    }
}
