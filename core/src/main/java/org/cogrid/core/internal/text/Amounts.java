package org.cogrid.core.internal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Formats sizes, times and shares for people, rounded to three digits. */
public final class Amounts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> SIZES = List.of("KB", "MB", "GB", "TB");
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);
    private static final BigDecimal SECOND = BigDecimal.valueOf(1000);
    private static final int NANOS_DIGITS = 6;
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 2;

    private Amounts() {}

    /** A size such as 512 B, 1.5 KB, 31 MB or 5.89 GB, in steps of 1024 like settings and JVM arguments. */
    public static String size(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        String unit = "B";
        for (String larger : SIZES) {
            if (rounded(size).compareTo(STEP) < 0) {
                break;
            }
            size = size.divide(STEP); // exact, because it divides by a power of two
            unit = larger;
        }
        return rounded(size).toPlainString() + " " + unit;
    }

    /** A time such as 0.25 ms, 300 ms, 2.5 s, 12 min 5 s, 3 h 2 min, 4 d 1 h. */
    public static String time(Duration time) {
        if (time.toDays() > 0) {
            return two(time.toDays(), "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return two(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        if (time.toMinutes() > 0) {
            return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
        }
        BigDecimal millis = BigDecimal.valueOf(time.toNanos(), NANOS_DIGITS);
        return rounded(millis).compareTo(SECOND) < 0
                ? rounded(millis).toPlainString() + " ms"
                : rounded(millis.divide(SECOND)).toPlainString() + " s";
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A point in time, on this machine's clock. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** A share, such as 12 %. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static BigDecimal rounded(BigDecimal number) {
        int decimals = DIGITS - (number.precision() - number.scale());
        return number.setScale(Math.max(0, Math.min(MOST_DECIMALS, decimals)), RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
