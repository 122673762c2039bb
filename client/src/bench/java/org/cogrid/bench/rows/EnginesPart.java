package org.cogrid.bench.rows;

import java.nio.file.Path;
import java.util.List;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.EnginesInOneJvm;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Chart;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.it.HelperJvm;

/** One call in grids of more and more engines in one JVM. */
public final class EnginesPart implements Part {
    private final Chart chart =
            new Chart("engines", "One call, by the number of engines in one JVM", "engines", "µs, median");

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        try (HelperJvm one = start(1);
                Client ofOne = Client.connect(Path.of(one.hear()))) {
            for (int count : plan.isFull() ? List.of(2, 4, 8, 16) : List.of(4)) {
                compare(ofOne.view(0), count, plan, findings);
            }
        }
        findings.add(chart);
    }

    private static HelperJvm start(int engines) throws Exception {
        return HelperJvm.start(EnginesInOneJvm.class, Grids.flags(), String.valueOf(engines));
    }

    private void compare(DirectView ofOne, int count, Plan plan, Findings findings) throws Exception {
        try (HelperJvm many = start(count);
                Client client = Client.connect(Path.of(many.hear()))) {
            DirectView ofMany = client.view(count - 1);
            Contest contest = new Contest()
                    .with("one", () -> ofOne.applySync(() -> null))
                    .with("many", () -> ofMany.applySync(() -> null))
                    .run(plan.millis(600, 3000), plan.pick(6, 16), plan.millis(120, 250));
            if (chart.lines().isEmpty()) {
                chart.add("applySync", 1, contest.of("one").median() / 1e3);
            }
            chart.add("applySync", count, contest.of("many").median() / 1e3);
            findings.add(Row.ratio(
                    "one call, " + count + " engines in one JVM",
                    Figure.micros(contest.of("many")),
                    new Baseline("1 engine", Figure.micros(contest.of("one"))),
                    contest.ratio("many", "one"),
                    Target.atMost(1.3, "x")));
        }
    }
}
