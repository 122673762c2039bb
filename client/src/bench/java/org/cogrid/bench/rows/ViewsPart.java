package org.cogrid.bench.rows;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.BareClient;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Operation;
import org.cogrid.bench.measure.Rounds;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.MultiView;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.codec.ValueCodec;

/** Views of more and more engines, each in a JVM of its own: an array for all of them, and an empty call. */
public final class ViewsPart implements Part {
    private static final List<Integer> SIZES = List.of(1, 4, 16);
    private static final int MOST = 16;
    private static final int BYTES = 2_000_000;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        ClusterOptions options = ClusterOptions.engines(MOST)
                .withHeap("128m")
                .withJvmArguments("-Dcogrid.engine.live-only=" + Grids.UNMIRRORED)
                .withSettings(Settings.load().with("cogrid.engine.start-timeout", "5m")); // they start all at once
        try (Cluster cluster = Cluster.local(options);
                Client client = cluster.connect()) {
            for (int size : SIZES) {
                MultiView view = client.view(client.ids().subList(0, size));
                call(view, plan, findings); // first, as it warms what both do beside moving bytes
                push(view, grids.bare(), plan, findings);
            }
        }
    }

    /** The array is encoded once, and the rest is what Hazelcast takes for as many messages. */
    private static void push(MultiView view, BareClient bare, Plan plan, Findings findings) throws Exception {
        byte[] bytes = new byte[BYTES];
        new Random(7).nextBytes(bytes);
        ValueCodec codec = new ValueCodec(new HereOnly());
        Operation push = () -> view.put(Grids.UNMIRRORED, bytes);
        Operation plain = () -> {
            codec.encode(bytes);
            bare.send(bytes, view.size());
        };
        int times = plan.pick(8, 16) * MOST / view.size(); // processor time is told in steps of 10 ms
        Rounds ours = new Rounds();
        Rounds theirs = new Rounds();
        processorTime(push, times);
        processorTime(plain, times);
        for (int round = 0; round < plan.pick(8, 20); round++) {
            ours.add(processorTime(push, times));
            theirs.add(processorTime(plain, times));
        }
        findings.add(Row.ratio(
                "push of a byte[] of 2 MB to " + engines(view) + ", processor time here",
                Figure.millis(ours.samples()),
                new Baseline("once encoded, submitToMember for each", Figure.millis(theirs.samples())),
                ours.over(theirs),
                Target.atMost(1.2, "x")));
        view.remove(Grids.UNMIRRORED);
    }

    private static long processorTime(Operation operation, int times) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        for (int i = 0; i < times; i++) {
            operation.run();
        }
        return (system.getProcessCpuTime() - before) / times;
    }

    private static void call(MultiView view, Plan plan, Findings findings) throws Exception {
        List<DirectView> each = new ArrayList<>();
        view.forEach(each::add);
        Contest contest = new Contest()
                .with("view", () -> view.applySync(() -> null))
                .with("direct", () -> callEach(each))
                .run(plan.millis(4000, 8000), plan.pick(8, 20), plan.millis(200, 400));
        findings.add(Row.ratio(
                "applySync of a no-op lambda on a view of " + engines(view),
                Figure.micros(contest.of("view")),
                new Baseline("as many direct calls, sent together", Figure.micros(contest.of("direct"))),
                contest.ratio("view", "direct"),
                Target.atMost(1.2, "x")));
    }

    private static void callEach(List<DirectView> engines) {
        List<AsyncResult<Object>> sent = engines.stream()
                .map(engine -> engine.applyAsync(() -> null))
                .toList();
        sent.forEach(AsyncResult::get);
    }

    private static String engines(MultiView view) {
        return view.size() == 1 ? "1 engine" : view.size() + " engines";
    }
}
