package org.cogrid.bench.rows;

import static org.cogrid.core.Reference.ref;

import com.hazelcast.map.IMap;
import java.util.Random;
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

/** A value of 100 MB: moved both ways, and used where it is. */
public final class LargeValuePart implements Part {
    static final int BYTES = 100_000_000;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        double[] doubles = new Random(7).doubles(BYTES / Double.BYTES).toArray();
        move(new Ways("", grids.bare().map(), e0, 0.8), doubles, plan, findings);
        use(e0, plan, doubles, findings);
        e0.remove("A");
        grids.bare().map().clear();
    }

    /**
     * The ways that a value is moved.
     *
     * @param how of both, for the names of rows; may be empty
     * @param map Hazelcast's way
     * @param least the least share of that way's throughput
     */
    record Ways(String how, IMap<String, Object> map, DirectView engine, double least) {}

    /** Moves a value of 100 MB there and back. */
    static void move(Ways ways, double[] doubles, Plan plan, Findings findings) throws Exception {
        byte[] bytes = new byte[BYTES];
        new Random(7).nextBytes(bytes);
        Contest contest = new Contest()
                .with("bare put", () -> ways.map().set("A", bytes))
                .with("push", () -> ways.engine().put("A", doubles))
                .with("bare get", () -> ways.map().get("A"))
                .with("pull", () -> ways.engine().get("A"))
                .run(plan.millis(500, 4000), plan.pick(4, 16), plan.millis(1, 1));
        add(ways, findings, contest, "push", "bare put");
        add(ways, findings, contest, "pull", "bare get");
    }

    private static void add(Ways ways, Findings findings, Contest contest, String ours, String bare) {
        findings.add(Row.ratio(
                ours + " of a double[] of 100 MB" + ways.how(),
                Figure.throughput(contest.of(ours), BYTES),
                new Baseline("IMap " + bare.substring(5) + ", byte[]", Figure.throughput(contest.of(bare), BYTES)),
                1 / contest.ratio(ours, bare),
                Target.atLeast(ways.least(), "x")));
    }

    private static void use(DirectView e0, Plan plan, double[] doubles, Findings findings) throws Exception {
        double[] sink = new double[1];
        Contest contest = new Contest()
                .with("there", () -> e0.applySync(Work::skim, ref("A")))
                .with("here", () -> sink[0] += Work.skim(doubles))
                .with("call", () -> e0.applySync(() -> null))
                .run(plan.millis(500, 2000), plan.pick(8, 20), plan.millis(100, 250));
        double calls = (double) (contest.of("there").median() - contest.of("here").median())
                / contest.of("call").median();
        findings.add(new Row(
                "a function on ref('A'), A of 100 MB, less the same here",
                Figure.micros(contest.of("there")),
                new Baseline("one call", Figure.micros(contest.of("call"))),
                calls,
                " calls",
                Target.atMost(1.2, "x").in("+ one call")));
        long before = e0.applySync(Work::allocated, ref("A"));
        long after = e0.applySync(Work::allocated, ref("A"));
        findings.add(Row.plain(
                "the engine's thread allocates for it",
                Figure.single((after - before) / 1024.0, "KB"),
                Target.atMost(64, " KB").in("no copy")));
    }
}
