package org.cogrid.bench.rows;

import java.util.ArrayDeque;
import java.util.Deque;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Rounds;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.LoadBalancedView;

/** Empty balanced calls from one thread, on one engine and on four, beside as many direct ones on one. */
public final class BalancedPart implements Part {
    private static final int IN_FLIGHT = 1_000;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(4).withHeap("256m"));
                Client client = cluster.connect()) {
            DirectView direct = client.view(0);
            measure("1 engine", client.view(client.ids().subList(0, 1)).balanced(), direct, plan, findings);
            measure("4 engines", client.balanced(), direct, plan, findings);
        }
    }

    private static void measure(
            String engines, LoadBalancedView balanced, DirectView direct, Plan plan, Findings findings)
            throws Exception {
        int calls = plan.pick(25_000, 100_000);
        pipeline(balanced, plan.pick(50_000, 200_000));
        PipelinePart.pipeline(direct, plan.pick(50_000, 200_000));
        Rounds ours = new Rounds();
        Rounds theirs = new Rounds();
        for (int round = 0; round < plan.pick(5, 12); round++) {
            ours.time(() -> pipeline(balanced, calls));
            theirs.time(() -> PipelinePart.pipeline(direct, calls));
        }
        findings.add(Row.ratio(
                "balanced applyAsync of a no-op lambda on " + engines + ", 1,000 in flight",
                Figure.rate(ours.samples(), calls),
                new Baseline("direct calls of one engine", Figure.rate(theirs.samples(), calls)),
                theirs.over(ours),
                Target.atLeast(0.5, "x")));
    }

    private static void pipeline(LoadBalancedView view, int calls) {
        Deque<AsyncResult<Object>> waiting = new ArrayDeque<>(IN_FLIGHT);
        for (int i = 0; i < calls; i++) {
            if (waiting.size() == IN_FLIGHT) {
                waiting.removeFirst().get();
            }
            waiting.addLast(view.applyAsync(() -> null));
        }
        waiting.forEach(AsyncResult::get);
    }
}
