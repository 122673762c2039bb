package org.cogrid.bench.measure;

import java.util.Locale;

/**
 * One measured figure as the table shows it.
 *
 * @param median the middle of what was measured
 * @param worst the 99th percentile, or the worst where that says more; not a number where there is none
 * @param unit of both
 */
public record Figure(double median, double worst, String unit) {
    /** The cost of a call. */
    public static Figure micros(Samples samples) {
        return new Figure(samples.median() / 1e3, samples.p99() / 1e3, "µs");
    }

    /** The cost of something long. */
    public static Figure millis(Samples samples) {
        return new Figure(samples.median() / 1e6, samples.p99() / 1e6, "ms");
    }

    /** How many megabytes a second, when each run moved so many bytes. */
    public static Figure throughput(Samples samples, long bytes) {
        return new Figure(bytes * 1e3 / samples.median(), bytes * 1e3 / samples.p99(), "MB/s");
    }

    /** How many calls a second, when each run did so many. */
    public static Figure rate(Samples samples, long calls) {
        return rate(samples, calls, "calls/s");
    }

    /** How many items a second, when each run did so many. */
    public static Figure items(Samples samples, long items) {
        return rate(samples, items, "items/s");
    }

    private static Figure rate(Samples samples, long count, String unit) {
        return new Figure(count * 1e9 / samples.median(), count * 1e9 / samples.p99(), unit);
    }

    /** A figure without a distribution. */
    public static Figure single(double value, String unit) {
        return new Figure(value, Double.NaN, unit);
    }

    public String medianText() {
        return text(median) + " " + unit;
    }

    public String worstText() {
        return Double.isNaN(worst) ? "" : text(worst);
    }

    /** Three digits are all that a measurement is good for. */
    public static String text(double value) {
        double size = Math.abs(value);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
