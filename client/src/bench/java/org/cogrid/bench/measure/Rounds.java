package org.cogrid.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** How long something took in each of several rounds, whose other turns are other {@code Rounds}. */
public final class Rounds {
    private final List<Long> nanos = new ArrayList<>();

    /** Does a turn. */
    public void time(Operation operation) throws Exception {
        long begin = System.nanoTime();
        operation.run();
        add(System.nanoTime() - begin);
    }

    /** A turn that took so many nanoseconds. */
    public void add(long time) {
        nanos.add(time);
    }

    public Samples samples() {
        return Samples.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /** How many times longer this took, the median of the rounds. */
    public double over(Rounds other) {
        double[] ratios = new double[nanos.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) nanos.get(i) / other.nanos.get(i);
        }
        return Samples.median(ratios);
    }
}
