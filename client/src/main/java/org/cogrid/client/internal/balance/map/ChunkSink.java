package org.cogrid.client.internal.balance.map;

import org.cogrid.core.CogridException;

/** Gets the chunks of a map. */
interface ChunkSink {
    /** Takes a chunk that begins; called in the order of the items, under the map's lock. */
    void opened(Chunk chunk);

    /** Takes a new chunk that was cut off an earlier one, and comes right after it; called under the map's lock. */
    void cut(Chunk from, Chunk rest);

    /**
     * Takes the end of a chunk, whatever the order. Called by several threads at once, none of which others wait for.
     *
     * @param bytes how many bytes its values had
     * @throws CogridException to end the map
     */
    void ended(Chunk chunk, long bytes);

    /**
     * True if there is room for one more chunk; called under the map's lock.
     *
     * @param mostOpen how many chunks may be on their way
     */
    default boolean hasRoom(int mostOpen) {
        return true;
    }

    /** Returns how many items the next chunk may have; called under the map's lock. */
    default int most(int items) {
        return items;
    }
}
