package org.cogrid.bench.rows;

import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.grid.UntunedHazelcast;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Rounds;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;

/** One call at a time: of a function, of a text seen before, of a small variable. */
public final class CallPart implements Part {
    private static final int WARM_UP = 10_000;
    private static final String APPLY = "applySync of a no-op lambda";

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        Contest contest = new Contest()
                .with("tcp", grids.echo()::ping)
                .with("bare", grids.bare()::call)
                .with("apply", () -> e0.applySync(() -> null))
                .with("execute", () -> e0.execute("seen = 1").get())
                .with("put", () -> e0.put("x", 1))
                .with("get", () -> e0.get("x"))
                .run(plan.millis(1200, 4000), plan.pick(6, 30), plan.millis(120, 250));
        findings.add(Row.plain("TCP ping-pong, 200 bytes (the floor)", micros(contest, "tcp"), Target.NONE));
        findings.add(Row.ratio(
                APPLY, micros(contest, "apply"), baseline(contest, "submitToMember, tuned", "bare"),
                contest.ratio("apply", "bare"), Target.atMost(1.25, "x")));
        findings.add(againstHazelcastAsItComes(e0, plan));
        onApply(contest, findings, "execute of a text seen before", "execute");
        onApply(contest, findings, "small e0['x'] = 1", "put");
        onApply(contest, findings, "small e0['x']", "get");
    }

    private static Row againstHazelcastAsItComes(DirectView e0, Plan plan) throws Exception {
        int calls = plan.pick(1_000, 3_000);
        Rounds ours = new Rounds();
        Rounds bare = new Rounds();
        try (UntunedHazelcast hazelcast = UntunedHazelcast.start()) {
            hazelcast.nanos(WARM_UP, 1);
            for (int round = 0; round < plan.pick(5, 20); round++) {
                ours.time(() -> call(e0, calls));
                bare.add(hazelcast.nanos(calls, 1));
            }
        }
        return Row.ratio(
                "the same, " + calls + " in a row",
                Figure.micros(ours.samples().each(calls)),
                new Baseline("submitToMember as it comes", Figure.micros(bare.samples().each(calls))),
                ours.over(bare),
                Target.atMost(1.25, "x"));
    }

    private static void call(DirectView engine, int calls) {
        for (int i = 0; i < calls; i++) {
            engine.applySync(() -> null);
        }
    }

    private static void onApply(Contest contest, Findings findings, String what, String name) {
        findings.add(Row.ratio(
                what, micros(contest, name), baseline(contest, "applySync", "apply"),
                contest.ratio(name, "apply"), Target.atMost(1.2, "x")));
    }

    private static Figure micros(Contest contest, String name) {
        return Figure.micros(contest.of(name));
    }

    private static Baseline baseline(Contest contest, String title, String name) {
        return new Baseline(title, micros(contest, name));
    }
}
