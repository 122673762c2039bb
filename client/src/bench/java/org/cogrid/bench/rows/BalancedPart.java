package org.cogrid.bench.rows;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Rounds;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiView;

/** Empty balanced calls from one thread, on one engine and on four, beside direct ones that go round the same engines. */
public final class BalancedPart implements Part {
    private static final String WHAT = "balanced applyAsync of a no-op lambda, 1,000 in flight, ";

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(4).withHeap("256m"));
                Client client = cluster.connect()) {
            measure("1 engine", client.view(client.ids().subList(0, 1)), plan, findings);
            measure("4 engines", client.all(), plan, findings);
        }
    }

    private static void measure(String engines, MultiView view, Plan plan, Findings findings) throws Exception {
        LoadBalancedView any = view.balanced();
        List<DirectView> each = new ArrayList<>();
        view.forEach(each::add);
        int calls = plan.pick(25_000, 100_000);
        int warmUp = plan.pick(100_000, 400_000);
        balanced(any, warmUp);
        direct(each, warmUp);
        Rounds ours = new Rounds();
        Rounds theirs = new Rounds();
        for (int round = 0; round < plan.pick(5, 12); round++) {
            ours.time(() -> balanced(any, calls));
            theirs.time(() -> direct(each, calls));
        }
        Figure rate = Figure.rate(ours.samples(), calls);
        boolean one = each.size() == 1;
        findings.add(Row.ratio(
                WHAT + engines,
                rate,
                new Baseline("direct calls, in turn", Figure.rate(theirs.samples(), calls)),
                theirs.over(ours),
                one ? Target.atLeast(0.5, "x") : Target.NONE));
        if (!one) {
            findings.add(Row.plain("the same", rate, Target.atLeast(50_000, "/s")));
        }
    }

    private static void balanced(LoadBalancedView any, int calls) {
        PipelinePart.pipeline(call -> any.applyAsync(() -> null), calls);
    }

    private static void direct(List<DirectView> engines, int calls) {
        PipelinePart.pipeline(call -> engines.get(call % engines.size()).applyAsync(() -> null), calls);
    }
}
