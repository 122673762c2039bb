package org.cogrid.client.internal.channel;

import org.cogrid.core.internal.wire.Event;

/** Knows whether a large value has begun to come, so that more of its pieces are to be fetched. Not thread-safe. */
final class ComingValue {
    private static final long NO_TASK = -1;

    private long task = NO_TASK;
    private boolean hadEvents;

    /** Notes that an answer has come, with or without events; returns which. */
    boolean answered(boolean withEvents) {
        hadEvents = withEvents;
        return withEvents;
    }

    /** Notes the next event. Others than the pieces may come between these, such as what a thread of the task prints. */
    void read(Event event) {
        if (event instanceof Event.Part) {
            task = event.task();
        } else if (event.task() == task && (event.bodies() > 0 || event.isLast())) {
            task = NO_TASK;
        }
    }

    boolean isComing() {
        return task != NO_TASK;
    }

    /**
     * False if the engine had nothing more to tell when it last answered, unless it is to tell something again: a second
     * request would only wait, too.
     */
    boolean mayComeAtOnce(boolean eventsMissing) {
        return isComing() && (hadEvents || eventsMissing);
    }

    /** Forgets the value, which will not come. */
    void clear() {
        task = NO_TASK;
    }
}
