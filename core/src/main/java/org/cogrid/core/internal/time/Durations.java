package org.cogrid.core.internal.time;

import java.time.Duration;
import java.util.Objects;

/**
 * Durations that users give. Every one passes here first, so that whatever is computed from it, in nanoseconds, milliseconds or points in
 * time, has room: {@code Duration.ofSeconds(Long.MAX_VALUE)} is {@link #FOR_EVER}.
 */
public final class Durations {
    /** A hundred years, the longest time anything waits; as nanoseconds a third of what a {@code long} holds. */
    public static final Duration FOR_EVER = Duration.ofDays(36_500);

    private Durations() {}

    /** A limit that lets something happen at all. */
    public static Duration positive(Duration limit, String what) {
        Duration checked = notNegative(limit, what);
        if (checked.isZero()) {
            throw new IllegalArgumentException(what + " of zero would let nothing happen; give a positive Duration");
        }
        return checked;
    }

    /** A time to wait; zero only looks. */
    public static Duration notNegative(Duration limit, String what) {
        Objects.requireNonNull(limit, what);
        if (limit.isNegative()) {
            throw new IllegalArgumentException("the " + what + " is negative: " + limit);
        }
        return limit.compareTo(FOR_EVER) < 0 ? limit : FOR_EVER;
    }
}
