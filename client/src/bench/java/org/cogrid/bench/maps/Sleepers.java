package org.cogrid.bench.maps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.bench.Plan;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.call.MapCalls;

/** Items that only sleep, so that engines share no processor: how evenly a map keeps them busy, beside equal blocks of the items. */
final class Sleepers {
    static final long MILLISECOND = 1_000_000;

    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long TOGETHER = 2 * MILLISECOND;

    private final MapCalls balanced;
    private final MapCalls blocks;
    private final Plan plan;
    private final Findings findings;

    Sleepers(Client client, Plan plan, Findings findings) {
        this.balanced = client.balanced();
        this.blocks = client.all();
        this.plan = plan;
        this.findings = findings;
    }

    /**
     * How a map went.
     *
     * @param there when each item's value was here, from the map's begin
     * @param slept for how long each item slept
     */
    private record Run(long[] there, long[] slept) {
        static Run of(MapCalls view, List<Long> items) {
            Run run = new Run(new long[items.size()], new long[items.size()]);
            long begin = System.nanoTime();
            MultiResult<Long> result = view.map(Sleepers::sleep, items);
            for (Outcome<Long> each : result.asCompleted()) {
                run.there[each.position()] = System.nanoTime() - begin;
                run.slept[each.position()] = each.get();
            }
            return run;
        }

        double wall() {
            return Samples.of(there).quantile(1);
        }

        /** How much of the engines' time their items have taken, in per cent. */
        double busy() {
            return 100 * eachEngine() / wall();
        }

        /** How many times the least time it took that there could be. */
        double overLeast() {
            return wall() / Math.max(Samples.of(slept).quantile(1), eachEngine());
        }

        private double eachEngine() {
            double sum = 0;
            for (long nanos : slept) {
                sum += nanos;
            }
            return sum / MapsPart.ENGINES;
        }

        /** When all others were there than an item and those of its chunk, which come together. */
        double othersThere(int item) {
            long last = 0;
            for (long nanos : there) {
                if (Math.abs(nanos - there[item]) > TOGETHER) {
                    last = Math.max(last, nanos);
                }
            }
            return last;
        }
    }

    /** Sleeps, and gives for how many nanoseconds it did. */
    static long sleep(long nanos) {
        long begin = System.nanoTime();
        long slept = 0;
        while (slept < nanos) {
            LockSupport.parkNanos(nanos - slept);
            slept = System.nanoTime() - begin;
        }
        return slept;
    }

    void measure() {
        equal();
        List<Long> items = new Random(7)
                .longs(plan.pick(200, 500), MILLISECOND / 10, 100 * MILLISECOND)
                .boxed()
                .toList();
        unequal(items);
        oneSlow(items, items.size() / 2, "in the middle");
        oneSlow(items, items.size() - 20, "near the end");
    }

    private void equal() {
        List<Long> items = Collections.nCopies(plan.pick(4_000, 20_000), MILLISECOND);
        double[] ours = new double[rounds()];
        double[] theirs = new double[rounds()];
        Run.of(balanced, items);
        Run.of(blocks, items);
        for (int round = 0; round < rounds(); round++) {
            ours[round] = Run.of(balanced, items).busy();
            theirs[round] = Run.of(blocks, items).busy();
        }
        double busy = Samples.median(ours);
        findings.add(new Row(
                String.format("%,d items that sleep 1 ms: their share of the engines' time", items.size()),
                Figure.single(busy, "%"),
                new Baseline("blocks by a MultiView", Figure.single(Samples.median(theirs), "%")),
                busy,
                " %",
                Target.atLeast(95, " %")));
    }

    private void unequal(List<Long> items) {
        double[] ours = new double[rounds()];
        double[] theirs = new double[rounds()];
        for (int round = 0; round < rounds(); round++) {
            ours[round] = Run.of(balanced, items).overLeast();
            theirs[round] = Run.of(blocks, items).overLeast();
        }
        double ratio = Samples.median(ours);
        findings.add(Row.ratio(
                items.size() + " items that sleep 0.1 to 100 ms: time over the least there can be",
                Figure.single(ratio, "x"),
                new Baseline("blocks by a MultiView", Figure.single(Samples.median(theirs), "x")),
                ratio,
                Target.atMost(1.1, "x")));
    }

    private void oneSlow(List<Long> items, int position, String where) {
        List<Long> withSlow = new ArrayList<>(items);
        withSlow.set(position, SECOND);
        double[] without = new double[rounds()];
        double[] with = new double[rounds()];
        double[] later = new double[rounds()];
        for (int round = 0; round < rounds(); round++) {
            without[round] = Run.of(balanced, items).othersThere(position) / MILLISECOND;
            with[round] = Run.of(balanced, withSlow).othersThere(position) / MILLISECOND;
            later[round] = with[round] - without[round];
        }
        double wall = Samples.median(without);
        findings.add(new Row(
                "one of 1 s among them, " + where + ": until other chunks are there",
                Figure.single(Samples.median(with), "ms"),
                new Baseline("without it", Figure.single(wall, "ms")),
                Samples.median(later),
                " ms",
                Target.atMost(1_000.0 / MapsPart.ENGINES + wall / 10, " ms").in("≤ + 1 s / 4 + 10 %")));
    }

    private int rounds() {
        return plan.pick(1, 5);
    }
}
