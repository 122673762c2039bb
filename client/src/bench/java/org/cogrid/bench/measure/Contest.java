package org.cogrid.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures operations against each other on a machine that is never quite quiet: they take turns of a fraction of a second,
 * over many rounds, each round starting with another one. Ratios are those of turns of the same round.
 */
public final class Contest {
    private static final int MAX_SAMPLES_A_TURN = 20_000;

    private final Map<String, Operation> contenders = new LinkedHashMap<>();
    private final Map<String, List<long[]>> turns = new LinkedHashMap<>();

    /** Enters an operation. */
    public Contest with(String name, Operation operation) {
        contenders.put(name, operation);
        turns.put(name, new ArrayList<>());
        return this;
    }

    /** Lets all of them run so long each without measuring, then measures so many rounds of turns. */
    public Contest run(Duration warmUp, int rounds, Duration turn) throws Exception {
        for (Operation operation : contenders.values()) {
            time(operation, warmUp);
        }
        List<String> order = new ArrayList<>(contenders.keySet());
        for (int round = 0; round < rounds; round++) {
            for (String name : order) {
                turns.get(name).add(time(contenders.get(name), turn));
            }
            Collections.rotate(order, 1);
        }
        return this;
    }

    private static long[] time(Operation operation, Duration turn) throws Exception {
        long[] nanos = new long[MAX_SAMPLES_A_TURN];
        int count = 0;
        long begin = System.nanoTime();
        long left = begin;
        do {
            operation.run();
            long done = System.nanoTime();
            nanos[count++] = done - left;
            left = done;
        } while (left - begin < turn.toNanos() && count < MAX_SAMPLES_A_TURN);
        return Arrays.copyOf(nanos, count);
    }

    /** All that was measured of one operation. */
    public Samples of(String name) {
        return Samples.of(
                turns.get(name).stream().flatMapToLong(Arrays::stream).toArray());
    }

    /** The median over the rounds of how many times the cost of the one is the other's. */
    public double ratio(String name, String baseline) {
        double[] ratios = new double[turns.get(name).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = (double) median(name, round) / median(baseline, round);
        }
        return Samples.median(ratios);
    }

    private long median(String name, int round) {
        return Samples.of(turns.get(name).get(round)).median();
    }
}
