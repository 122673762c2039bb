package org.cogrid.bench.rows;

import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;

/** Small assignments to a variable that is mirrored to the grid, and to one that is not. */
public final class MirrorPart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        AtomicInteger value = new AtomicInteger();
        Contest contest = new Contest()
                .with("mirrored", () -> e0.put("mirrored", value.incrementAndGet()))
                .with("not", () -> e0.put(Grids.UNMIRRORED, value.incrementAndGet()))
                .run(plan.millis(500, 2000), plan.pick(4, 20), plan.millis(300, 1000));
        findings.add(Row.ratio(
                "small assignments, mirrored to the grid",
                Figure.micros(contest.of("mirrored")),
                new Baseline("not mirrored", Figure.micros(contest.of("not"))),
                contest.ratio("mirrored", "not"),
                Target.atMost(1.05, "x")));
    }
}
