package org.cogrid.core.internal.time;

import java.time.Duration;
import java.util.Objects;

/**
 * Checks and limits the durations that users give. Every such duration passes here first, so that nothing computed from
 * it overflows: {@code Duration.ofSeconds(Long.MAX_VALUE)} becomes {@link #FOR_EVER}.
 */
public final class Durations {
    /** A hundred years, the longest time anything waits. As nanoseconds it is a third of the largest {@code long}. */
    public static final Duration FOR_EVER = Duration.ofDays(36_500);

    private Durations() {}

    /** Checks a time limit, which must be longer than zero. */
    public static Duration positive(Duration limit, String what) {
        Duration checked = notNegative(limit, what);
        if (checked.isZero()) {
            throw new IllegalArgumentException(what + " of zero would let nothing happen; give a positive Duration");
        }
        return checked;
    }

    /** Checks a time to wait; zero means to look without waiting. */
    public static Duration notNegative(Duration limit, String what) {
        Objects.requireNonNull(limit, what);
        if (limit.isNegative()) {
            throw new IllegalArgumentException("the " + what + " is negative: " + limit);
        }
        return limit.compareTo(FOR_EVER) < 0 ? limit : FOR_EVER;
    }
}
