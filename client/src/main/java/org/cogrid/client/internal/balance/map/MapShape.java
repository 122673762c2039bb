package org.cogrid.client.internal.balance.map;

/**
 * How a view wants its maps.
 *
 * @param chunk how many items a message has, or 0 if the times decide
 * @param window how many items a stream may have taken that were not handed out, or 0 if the times decide
 * @param failFast true if the first failure cancels the other items
 */
public record MapShape(int chunk, int window, boolean failFast) {
    /** Measured times decide, and failures leave other items alone. */
    public static final MapShape MEASURED = new MapShape(0, 0, false);

    public MapShape withChunk(int items) {
        return new MapShape(positive(items, "chunk"), window, failFast);
    }

    public MapShape withWindow(int items) {
        return new MapShape(chunk, positive(items, "window"), failFast);
    }

    public MapShape withFailFast() {
        return new MapShape(chunk, window, true);
    }

    private static int positive(int items, String what) {
        if (items <= 0) {
            throw new IllegalArgumentException("the " + what + " of a map must be 1 item or more, not " + items);
        }
        return items;
    }

    ChunkSize size() {
        return chunk > 0 ? ChunkSize.of(chunk) : ChunkSize.measured();
    }
}
