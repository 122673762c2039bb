package org.cogrid.bench.rows;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Operation;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;

/** What moving a value of 100 MB costs the processors, on both sides together: the least time it can take is a share of that. */
public final class ProcessorTimePart implements Part {
    private static final int BYTES = 100_000_000;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        double[] doubles = new Random(7).doubles(BYTES / Double.BYTES).toArray();
        byte[] bytes = new byte[BYTES];
        long[] ours = {ProcessHandle.current().pid(), grids.enginePid()};
        long[] bare = {ProcessHandle.current().pid(), grids.barePid()};
        int times = plan.pick(3, 40);
        Figure push = millisEach(times, () -> e0.put("A", doubles), ours);
        Figure pull = millisEach(times, () -> e0.get("A"), ours);
        Figure put = millisEach(times, () -> grids.bare().map().set("A", bytes), bare);
        Figure get = millisEach(times, () -> grids.bare().map().get("A"), bare);
        add(findings, "push", push, new Baseline("IMap put", put));
        add(findings, "pull", pull, new Baseline("IMap get", get));
        e0.remove("A");
        grids.bare().map().clear();
    }

    private static void add(Findings findings, String verb, Figure ours, Baseline bare) {
        findings.add(Row.ratio(
                "processor time of a " + verb + " of 100 MB, both JVMs",
                ours,
                bare,
                ours.median() / bare.figure().median(),
                Target.NONE));
    }

    private static Figure millisEach(int times, Operation operation, long... processes) throws Exception {
        for (int i = 0; i < times; i++) {
            operation.run();
        }
        Duration before = spent(processes);
        for (int i = 0; i < times; i++) {
            operation.run();
        }
        return Figure.single((double) spent(processes).minus(before).toMillis() / times, "ms");
    }

    private static Duration spent(long... processes) {
        return LongStream.of(processes)
                .mapToObj(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
