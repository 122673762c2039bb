package org.cogrid.bench.rows;

import groovy.lang.GroovyShell;
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

/** One-liners that nobody has seen before. */
public final class TextPart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        GroovyShell shell = new GroovyShell();
        AtomicInteger count = new AtomicInteger();
        Contest contest = new Contest()
                .with("here", () -> shell.evaluate("fresh = 17 * 2 + " + count.incrementAndGet()))
                .with("there", () -> e0.execute("fresh = 17 * 2 + " + count.incrementAndGet())
                        .get())
                .with("call", () -> e0.applySync(() -> null))
                .run(plan.millis(3500, 6_000), plan.pick(4, 16), plan.millis(200, 500));
        double ofShell = (double) (contest.of("there").median() - contest.of("call").median())
                / contest.of("here").median();
        findings.add(Row.ratio(
                "execute of a fresh one-liner, less one call",
                Figure.micros(contest.of("there")),
                new Baseline("GroovyShell.evaluate here", Figure.micros(contest.of("here"))),
                ofShell,
                Target.atMost(1.5, "x")));
    }
}
