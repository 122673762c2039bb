package org.cogrid.client.internal.threads;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as error messages tell them: {@code 300 ms}, {@code 2.5 s}. */
public final class DurationText {
    private static final int MILLIS_DIGITS = 3;

    private DurationText() {}

    /** Seconds from one second on, else milliseconds; smaller parts are left out. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis < Duration.ofSeconds(1).toMillis()
                ? millis + " ms"
                : BigDecimal.valueOf(millis, MILLIS_DIGITS).stripTrailingZeros().toPlainString() + " s";
    }
}
