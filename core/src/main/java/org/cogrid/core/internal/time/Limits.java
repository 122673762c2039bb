package org.cogrid.client.internal.view;

import java.time.Duration;
import java.util.Objects;

/** Durations that users give. */
public final class Limits {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Limits() {}

    /** A limit that lets something happen at all. */
    static Duration positive(Duration limit, String what) {
        if (notNegative(limit, what).isZero()) {
            throw new IllegalArgumentException(what + " of zero would let nothing happen; give a positive Duration");
        }
        return limit;
    }

    /** A time to wait; zero only looks. */
    public static Duration notNegative(Duration limit, String what) {
        Objects.requireNonNull(limit, what);
        if (limit.isNegative()) {
            throw new IllegalArgumentException("the " + what + " is negative: " + limit);
        }
        return limit;
    }

    /** As nanoseconds; what is longer than those can tell is for ever. */
    static long nanos(Duration limit) {
        return limit.compareTo(LONGEST) >= 0 ? Long.MAX_VALUE : limit.toNanos();
    }
}
