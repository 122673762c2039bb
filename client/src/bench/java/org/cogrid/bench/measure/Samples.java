package org.cogrid.bench.measure;

import java.util.Arrays;

/** How long each of many runs took, in nanoseconds. */
public final class Samples {
    private final long[] sorted;

    private Samples(long[] sorted) {
        this.sorted = sorted;
    }

    /** Takes a copy. */
    public static Samples of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    public long median() {
        return quantile(0.5);
    }

    public long p99() {
        return quantile(0.99);
    }

    /** What each of several things took that took this together. */
    public Samples each(int count) {
        return new Samples(Arrays.stream(sorted).map(nanos -> nanos / count).toArray());
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest value that at least this share of all is not above. */
    public long quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    /** The median of any numbers. */
    public static double median(double... numbers) {
        double[] copy = numbers.clone();
        Arrays.sort(copy);
        int middle = copy.length / 2;
        return copy.length % 2 == 1 ? copy[middle] : (copy[middle - 1] + copy[middle]) / 2;
    }
}
