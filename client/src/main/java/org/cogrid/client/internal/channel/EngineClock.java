package org.cogrid.client.internal.channel;

import java.time.Instant;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.WallClock;

/**
 * Converts times of an engine's wall clock to this client's. It relies on the exchange that spent the least time on the
 * wire. Times are nanoseconds since 1970. Not thread-safe; the channel's lock guards it.
 */
final class EngineClock {
    /** When a task ran, by this client's clock. Both times are the epoch if the event has no times. */
    record Times(Instant started, Instant completed) {
        private static final Times NONE = new Times(Instant.EPOCH, Instant.EPOCH);

        boolean ran() {
            return completed.isAfter(Instant.EPOCH);
        }
    }

    private long offset;
    private long leastOnWire = Long.MAX_VALUE;

    /** Learns from an exchange that was sent and answered at these times of this client's clock. */
    void learn(long left, ExchangeAnswer answer, long home) {
        long onWire =
                (home - left) - (answer.times().answered() - answer.times().received());
        if (onWire >= 0 && onWire <= leastOnWire) {
            leastOnWire = onWire;
            offset = ((answer.times().received() - left) + (answer.times().answered() - home)) / 2;
        }
    }

    Times times(Event event) {
        if (event instanceof Event.Started e) {
            return new Times(toClient(e.at()), Instant.EPOCH);
        } else if (event instanceof Event.Succeeded e) {
            return times(e.started(), e.completed());
        } else if (event instanceof Event.Failed e) {
            return times(e.started(), e.completed());
        } else if (event instanceof Event.Aborted e) {
            return times(e.started(), e.completed());
        }
        return Times.NONE;
    }

    private Times times(long started, long completed) {
        return completed == 0 ? Times.NONE : new Times(toClient(started), toClient(completed));
    }

    private Instant toClient(long engineNanos) {
        return WallClock.instant(engineNanos - offset);
    }
}
