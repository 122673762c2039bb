package org.cogrid.bench.rows;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the benchmark has engines do; it travels there as any program's functions do. */
public final class Work {
    private static final int LOOPS = 40;
    private static final int STRIDE = 100_000;

    private Work() {}

    /** A sum over a few elements of a large array: it costs next to nothing, however large the array is. */
    public static double skim(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i += STRIDE) {
            sum += values[i];
        }
        return sum;
    }

    /** What the calling thread has allocated so far, in bytes. */
    public static long allocated(double[] ignored) {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** How many nanoseconds a numeric loop over an array takes, the median of many. */
    public static long loopNanos(double[] values) {
        long[] nanos = new long[LOOPS];
        double sum = 0;
        for (int i = 0; i < LOOPS; i++) {
            long begin = System.nanoTime();
            sum += loop(values);
            nanos[i] = System.nanoTime() - begin;
        }
        java.util.Arrays.sort(nanos);
        return sum == 0 ? -1 : nanos[LOOPS / 2];
    }

    private static double loop(double[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            double difference = values[i] - values[i - 1];
            sum += difference * difference + (values[i] > 0.5 ? 1 : 0.5);
        }
        return sum;
    }
}
