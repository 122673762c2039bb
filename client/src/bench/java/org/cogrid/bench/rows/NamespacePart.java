package org.cogrid.bench.rows;

import static org.cogrid.core.Reference.ref;

import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Chart;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;

/** One call on an engine with more and more variables, against one with ten. */
public final class NamespacePart implements Part {
    private static final int FEW = 10;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView few = grids.e0();
        DirectView many = grids.e1();
        few.clear();
        fill(few, 0, FEW);
        Chart chart = new Chart("namespace", "One call, by the size of the namespace", "variables", "µs, median");
        int filled = 0;
        for (int size : new int[] {1_000, plan.pick(10_000, 100_000)}) {
            fill(many, filled, size);
            filled = size;
            many.flush();
            compare(few, many, size, plan, findings, chart);
        }
        findings.add(chart);
        few.clear();
        many.clear();
    }

    private static void fill(DirectView engine, int from, int to) {
        engine.execute("(" + from + "..<" + to + ").each { v -> setProperty('v' + v, v) }")
                .get();
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // two engines, and where it is told
    private static void compare(
            DirectView few, DirectView many, int size, Plan plan, Findings findings, Chart chart) throws Exception {
        Contest contest = new Contest()
                .with("few", () -> few.applySync(() -> null))
                .with("many", () -> many.applySync(() -> null))
                .with("few, used", () -> few.applySync((Integer v) -> v + 1, ref("v5")))
                .with("many, used", () -> many.applySync((Integer v) -> v + 1, ref("v5")))
                .run(plan.millis(300, 3000), plan.pick(5, 20), plan.millis(100, 250));
        for (String use : new String[] {"", ", used"}) {
            if (size == 1_000) {
                chart.add("a call" + use, FEW, contest.of("few" + use).median() / 1e3);
            }
            chart.add("a call" + use, size, contest.of("many" + use).median() / 1e3);
            findings.add(Row.ratio(
                    String.format("one call, %,d variables%s", size, use.isEmpty() ? "" : ", using one"),
                    Figure.micros(contest.of("many" + use)),
                    new Baseline("10 variables", Figure.micros(contest.of("few" + use))),
                    contest.ratio("many" + use, "few" + use),
                    Target.atMost(1.2, "x").in("flat")));
        }
    }
}
