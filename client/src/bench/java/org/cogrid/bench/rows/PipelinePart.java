package org.cogrid.bench.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.BareMember;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.grid.HelperJvm;
import org.cogrid.bench.grid.UntunedCaller;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;

/** Many calls on their way at a time, from one thread to one engine. */
public final class PipelinePart implements Part {
    private static final int IN_FLIGHT = 1_000;
    private static final int UNTUNED_SHARE = 20;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        int calls = plan.pick(40_000, 100_000);
        pipeline(e0, plan.pick(100_000, 300_000));
        grids.bare().pipeline(plan.pick(100_000, 300_000), IN_FLIGHT);
        Rounds ours = new Rounds();
        Rounds tuned = new Rounds();
        Rounds untuned = new Rounds();
        try (HelperJvm member = HelperJvm.start(BareMember.class, Grids.flags(), "untuned");
                HelperJvm caller =
                        HelperJvm.start(UntunedCaller.class, Grids.flags(), member.hear().split(" ")[0])) {
            caller.hear();
            caller.ask(String.valueOf(calls / UNTUNED_SHARE));
            for (int round = 0; round < plan.pick(4, 12); round++) {
                ours.time(() -> pipeline(e0, calls));
                tuned.time(() -> grids.bare().pipeline(calls, IN_FLIGHT));
                untuned.add(UNTUNED_SHARE * Long.parseLong(caller.ask(String.valueOf(calls / UNTUNED_SHARE))));
            }
        }
        add(findings, calls, ours, tuned, untuned);
    }

    private static void add(Findings findings, int calls, Rounds ours, Rounds tuned, Rounds untuned) {
        Figure figure = Figure.rate(ours.samples(), calls);
        findings.add(Row.ratio(
                "pipelined applyAsync, 1,000 in flight",
                figure,
                new Baseline("Hazelcast, tuned", Figure.rate(tuned.samples(), calls)),
                tuned.over(ours),
                Target.atLeast(0.6, "x")));
        findings.add(Row.ratio(
                "the same",
                figure,
                new Baseline("Hazelcast as it comes", Figure.rate(untuned.samples(), calls)),
                untuned.over(ours),
                Target.atLeast(20, "x")));
    }

    static void pipeline(DirectView engine, int calls) {
        Deque<AsyncResult<Object>> waiting = new ArrayDeque<>(IN_FLIGHT);
        for (int i = 0; i < calls; i++) {
            if (waiting.size() == IN_FLIGHT) {
                waiting.removeFirst().get();
            }
            waiting.addLast(engine.applyAsync(() -> null));
        }
        waiting.forEach(AsyncResult::get);
    }

    /** How long each round took. */
    private static final class Rounds {
        private final List<Long> nanos = new ArrayList<>();

        void time(org.cogrid.bench.measure.Operation operation) throws Exception {
            long begin = System.nanoTime();
            operation.run();
            add(System.nanoTime() - begin);
        }

        void add(long time) {
            nanos.add(time);
        }

        Samples samples() {
            return Samples.of(nanos.stream().mapToLong(Long::longValue).toArray());
        }

        /** How many times longer this took, the median of the rounds. */
        double over(Rounds other) {
            double[] ratios = new double[nanos.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = (double) nanos.get(i) / other.nanos.get(i);
            }
            return Samples.median(ratios);
        }
    }
}
