package org.cogrid.core.internal.codec.standin;

import org.cogrid.core.Reference;
import org.jspecify.annotations.Nullable;

/** Remembers what an arrival threw, because the code in between may wrap it. */
public final class WatchedArrival implements Arrival {
    private final Arrival arrival;

    // Written by the decoding thread, read after that thread has ended.
    private @Nullable Throwable thrown;
    private boolean placedValues;

    public WatchedArrival(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public @Nullable Object arrived(Object standIn) throws Exception {
        try {
            Object placed = arrival.arrived(standIn);
            placedValues |= standIn instanceof Reference && placed != standIn;
            return placed;
        } catch (RuntimeException | Error e) {
            thrown = e instanceof StackOverflowError ? null : e; // a larger stack may help
            throw e;
        }
    }

    /** Whether a Reference was replaced by its value. */
    public boolean hasPlacedValues() {
        return placedValues;
    }

    /** Throws what the arrival threw, if anything. */
    public void rethrow() {
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
