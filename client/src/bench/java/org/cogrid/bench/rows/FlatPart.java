package org.cogrid.bench.rows;

import java.time.Duration;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;

/** What stays in both JVMs after many calls, scripts and versions of classes: nothing that grows. */
public final class FlatPart implements Part {
    private static final double MEGABYTE = 1 << 20;
    private static final int PAUSE_SECONDS = 8;
    private static final int GRACE_SECONDS = 80;
    private static final Target FLAT = Target.atMost(5, " MB");

    /** Does so many of something. */
    @FunctionalInterface
    private interface Load {
        void run(int count) throws Exception;
    }

    private int scripts;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        grow(e0, findings, plan.pick(50_000, 1_000_000), "calls", count -> PipelinePart.pipeline(e0, count));
        if (plan.isFull()) { // it takes thousands until what is kept for a while is let go as fast as it comes
            grow(e0, findings, 10_000, "different scripts", count -> scripts(e0, count));
            grow(e0, findings, 1_000, "versions of a class", count -> {
                versions(e0, count);
                letGo(e0);
            });
        }
    }

    private void scripts(DirectView e0, int count) {
        for (int i = 0; i < count; i++) {
            e0.execute("flat = " + (++scripts) + " * 2").get();
        }
    }

    private static void versions(DirectView e0, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            e0.applySync(Versions.next());
        }
    }

    /**
     * Versions go when the collector of this JVM has ended them, the next one has been sent, which tells the grid, and its
     * time of grace is over.
     */
    private static void letGo(DirectView e0) throws Exception {
        Footprint.take();
        versions(e0, 1);
        for (int i = 0; i < GRACE_SECONDS / PAUSE_SECONDS; i++) {
            Thread.sleep(Duration.ofSeconds(PAUSE_SECONDS).toMillis());
            footprint(e0); // an idle engine has no reason to collect its garbage
        }
    }

    /** Growth counts from where caches of a fixed size are full. */
    private static void grow(DirectView e0, Findings findings, int count, String what, Load load) throws Exception {
        load.run(Math.max(count / 4, 1_000));
        long[] here = Footprint.take();
        long[] there = footprint(e0);
        load.run(count);
        String title = String.format("%,d %s: ", count, what);
        long[] hereAfter = Footprint.take();
        long[] thereAfter = footprint(e0);
        add(findings, title + "growth of the engine's heap", thereAfter[0] - there[0]);
        add(findings, title + "of its metaspace", thereAfter[1] - there[1]);
        add(findings, title + "of the client's heap and metaspace", hereAfter[0] + hereAfter[1] - here[0] - here[1]);
        findings.add(Row.plain(
                title + "of threads, both",
                Figure.single(thereAfter[2] + hereAfter[2] - there[2] - here[2], "threads"),
                Target.atMost(3, "").in("none")));
    }

    private static void add(Findings findings, String what, long bytes) {
        findings.add(Row.plain(what, Figure.single(bytes / MEGABYTE, "MB"), FLAT));
    }

    private static long[] footprint(DirectView e0) {
        return e0.applySync(Footprint::take);
    }
}
