package org.cogrid.core.internal.wire;

import java.time.Instant;
import java.time.InstantSource;

/** Wall time on the wire: nanoseconds since 1970, good until the year 2262. */
public final class WallClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final InstantSource source;

    public WallClock(InstantSource source) {
        this.source = source;
    }

    public static WallClock system() {
        return new WallClock(InstantSource.system());
    }

    public long nanos() {
        return nanos(source.instant());
    }

    public static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
