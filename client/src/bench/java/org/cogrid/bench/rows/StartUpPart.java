package org.cogrid.bench.rows;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.BareFirstResult;
import org.cogrid.bench.grid.FirstResult;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.it.HelperJvm;

/**
 * From no JVM at all to the first result: two engines and a client, against two bare members and a client. As with any start but the first
 * of a build, engines find a class archive; theirs is not the one of the benchmark's own engines, which is written when those end.
 */
public final class StartUpPart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        int rounds = plan.pick(1, 6);
        time(FirstResult.class);
        long[] ours = new long[rounds];
        long[] bare = new long[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = time(FirstResult.class);
            bare[i] = time(BareFirstResult.class, Grids.flags().toArray(String[]::new));
            ratios[i] = (double) ours[i] / bare[i];
        }
        findings.add(Row.ratio(
                "from nothing to the first result, 2 engines",
                Figure.millis(Samples.of(ours)),
                new Baseline("2 bare members", Figure.millis(Samples.of(bare))),
                Samples.median(ratios),
                Target.atMost(1.5, "x")));
    }

    private static long time(Class<?> program, String... arguments) throws Exception {
        long begin = System.nanoTime();
        List<String> flags = new ArrayList<>(Grids.flags());
        flags.add("-Dcogrid.cache=" + System.getProperty("cogrid.cache") + "/start-up");
        try (HelperJvm helper = HelperJvm.start(program, flags, arguments)) {
            helper.hear();
            long time = System.nanoTime() - begin;
            helper.ask("end");
            return time;
        }
    }
}
