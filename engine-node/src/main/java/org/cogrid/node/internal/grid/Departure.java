package org.cogrid.node.internal.grid;

import java.time.Duration;

/**
 * How an engine leaves in an orderly way.
 *
 * @param drain how long it may work through its queue first
 * @param data what happens to its member's share of the grid's data
 */
public record Departure(Duration drain, Data data) {
    /** What happens to the data that a member holds. */
    public enum Data {
        /** The other members get it before the member leaves. */
        HANDED_OVER,
        /** It is lost with the grid, because all members leave. */
        DROPPED
    }
}
