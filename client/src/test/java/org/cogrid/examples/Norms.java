package org.cogrid.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A function of the user's own program. */
public final class Norms {
    private Norms() {}

    /** The norms of a vector at these levels. */
    public static Map<Double, Double> of(double[] vector, List<Double> levels) {
        Map<Double, Double> norms = new TreeMap<>();
        for (double p : levels) {
            double sum =
                    Arrays.stream(vector).map(x -> Math.pow(Math.abs(x), p)).sum();
            norms.put(p, Math.pow(sum, 1 / p));
        }
        return norms;
    }
}
