package org.cogrid.bench.rows;

import java.util.Random;
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

/** Arrays of growing size, pushed and pulled. */
public final class PayloadPart implements Part {
    private static final int[] ALL_SIZES = {1_000, 16_000, 256_000, 1_000_000, 4_000_000, 16_000_000};
    private static final int[] SIZES = {1_000, 256_000, 4_000_000};

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        Chart chart = new Chart("payload", "Push and pull of a double[], by its size", "bytes", "ms, median");
        for (int size : plan.isFull() ? ALL_SIZES : SIZES) {
            Contest contest = contest(grids, plan, size);
            for (String name : new String[] {"push", "IMap.set", "pull", "IMap.get"}) {
                chart.add(name, size, contest.of(name).median() / 1e6);
            }
            add(findings, contest, size, "push", "IMap.set");
            add(findings, contest, size, "pull", "IMap.get");
        }
        findings.add(chart);
        grids.bare().map().clear();
        grids.e0().remove("payload");
    }

    private static Contest contest(Grids grids, Plan plan, int size) throws Exception {
        DirectView e0 = grids.e0();
        double[] doubles = new Random(7).doubles(size / Double.BYTES).toArray();
        byte[] bytes = new byte[size];
        return new Contest()
                .with("push", () -> e0.put("payload", doubles))
                .with("IMap.set", () -> grids.bare().map().set("payload", bytes))
                .with("pull", () -> e0.get("payload"))
                .with("IMap.get", () -> grids.bare().map().get("payload"))
                .run(plan.millis(100, 1000), plan.pick(4, 12), plan.millis(40, 200));
    }

    private static void add(Findings findings, Contest contest, int size, String ours, String bare) {
        findings.add(Row.ratio(
                String.format("%s of a double[] of %,d KB", ours, size / 1000),
                Figure.micros(contest.of(ours)),
                new Baseline(bare + ", byte[]", Figure.micros(contest.of(bare))),
                contest.ratio(ours, bare),
                Target.NONE));
    }
}
