package org.cogrid.bench.rows;

import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.grid.OtherCaller;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;
import org.cogrid.client.it.HelperJvm;

/** An array of 1 GiB to an engine with a heap of 4 GB, while another program calls the other engine. */
public final class HugePushPart implements Part {
    private static final int DOUBLES = 1 << 27;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        int size = plan.isFull() ? DOUBLES : DOUBLES / 8;
        try (HelperJvm other = HelperJvm.start(
                OtherCaller.class, Grids.flags(), grids.cluster().connectionFile().toString())) {
            other.hear();
            String[] quiet = other.ask(String.valueOf(plan.pick(1000, 3000))).split(" ");
            other.ask("start");
            long nanos = push(grids.e0(), size);
            String[] meanwhile = other.ask("end").split(" ");
            String what = "push of " + (size >> 17) + " MiB of doubles";
            findings.add(Row.plain(
                    what, Figure.single(size * 8.0 * 1e3 / nanos, "MB/s"), Target.atLeast(1, " MB/s").in("works")));
            Figure figure = new Figure(Double.parseDouble(meanwhile[0]), Double.parseDouble(meanwhile[1]), "ms");
            findings.add(new Row(
                    "another program's calls of the other engine meanwhile",
                    figure,
                    new Row.Baseline(
                            "before it",
                            new Figure(Double.parseDouble(quiet[0]), Double.parseDouble(quiet[1]), "ms")),
                    figure.worst(),
                    " ms",
                    Target.atMost(100, " ms").in("p99 ≤ 100 ms")));
        }
    }

    private static long push(DirectView e0, int size) {
        double[] huge = new double[size];
        huge[size - 1] = 42;
        long begin = System.nanoTime();
        e0.put("huge", huge);
        long nanos = System.nanoTime() - begin;
        if (e0.<Double>evaluate("huge[huge.length - 1]").get() != 42) {
            throw new IllegalStateException("the array did not arrive whole");
        }
        e0.remove("huge");
        return nanos;
    }
}
