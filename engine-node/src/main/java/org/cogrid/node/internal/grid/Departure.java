package org.cogrid.node.internal.grid;

import java.time.Duration;

/**
 * How an engine leaves in good order.
 *
 * @param drain how long it goes on with its queue first, at most
 * @param data what becomes of its member's share of the grid's data
 */
public record Departure(Duration drain, Data data) {
    /** What becomes of the data a member holds. */
    public enum Data {
        /** The other members get it before the member leaves. */
        HANDED_OVER,
        /** It ends with the grid, as all members leave. */
        DROPPED
    }
}
