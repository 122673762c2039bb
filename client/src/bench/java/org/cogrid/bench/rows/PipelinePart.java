package org.cogrid.bench.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.grid.UntunedHazelcast;
import org.cogrid.bench.grid.UntunedCaller;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Rounds;
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
        int calls = plan.pick(25_000, 100_000);
        pipeline(e0, plan.pick(100_000, 300_000));
        grids.bare().pipeline(plan.pick(100_000, 300_000), IN_FLIGHT);
        Rounds ours = new Rounds();
        Rounds tuned = new Rounds();
        Rounds untuned = new Rounds();
        try (UntunedHazelcast asItComes = UntunedHazelcast.start()) {
            asItComes.nanos(calls / UNTUNED_SHARE, IN_FLIGHT);
            for (int round = 0; round < plan.pick(4, 12); round++) {
                ours.time(() -> pipeline(e0, calls));
                tuned.time(() -> grids.bare().pipeline(calls, IN_FLIGHT));
                untuned.add(UNTUNED_SHARE * asItComes.nanos(calls / UNTUNED_SHARE, IN_FLIGHT));
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
        pipeline(call -> engine.applyAsync(() -> null), calls);
    }

    /** Sends calls, of which no more than 1,000 are on their way, and waits for all. */
    static void pipeline(IntFunction<AsyncResult<?>> send, int calls) {
        Deque<AsyncResult<?>> waiting = new ArrayDeque<>(IN_FLIGHT);
        for (int i = 0; i < calls; i++) {
            if (waiting.size() == IN_FLIGHT) {
                waiting.removeFirst().get();
            }
            waiting.addLast(send.apply(i));
        }
        waiting.forEach(AsyncResult::get);
    }
}
