package org.cogrid.bench.maps;

import java.util.List;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.maps.SmallClient.Order;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Rounds;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.it.HelperJvm;

/** Maps of a balanced view of four engines: how fast, in how small a heap, how even, and how others are served meanwhile. */
public final class MapsPart implements Part {
    static final int ENGINES = 4;

    private static final double MEGABYTE = 1 << 20;
    private static final String HEAP = "128m";
    /** Single calls are so much slower that a part of the items has to do. */
    private static final int DIRECT_SHARE = 10;

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(ENGINES).withHeap("256m"))) {
            try (HelperJvm small = HelperJvm.start(
                    SmallClient.class,
                    Grids.flags(List.of("-Xmx" + HEAP)),
                    cluster.connectionFile().toString())) {
                small.hear();
                ints(small, plan, findings);
                texts(small, plan, findings);
                heap(small, Order.HEAP_OF_STREAM, "stream", plan, findings);
                heap(small, Order.HEAP_OF_MAP_REDUCE, "mapReduce", plan, findings);
            }
            try (Client client = cluster.connect();
                    Client other = cluster.connect()) {
                new Sleepers(client, plan, findings).measure();
                Sweep.measure(client, other, plan, findings);
            }
        }
    }

    private static void ints(HelperJvm small, Plan plan, Findings findings) throws Exception {
        int items = plan.pick(200_000, 1_000_000);
        Rounds ours = new Rounds();
        Rounds direct = new Rounds();
        Rounds here = new Rounds();
        Order.INTS.give(small, items);
        Order.INTS_DIRECT.give(small, items / DIRECT_SHARE);
        Order.INTS_HERE.give(small, items);
        for (int round = 0; round < plan.pick(3, 5); round++) {
            ours.add(Order.INTS.give(small, items));
            direct.add(DIRECT_SHARE * Order.INTS_DIRECT.give(small, items / DIRECT_SHARE));
            here.add(Order.INTS_HERE.give(small, items));
        }
        Figure figure = Figure.items(ours.samples(), items);
        String what = String.format("map of %,d ints to ints, %d engines, client with -Xmx%s", items, ENGINES, HEAP);
        findings.add(Row.plain(what, figure, Target.atLeast(500_000, " items/s")));
        findings.add(Row.ratio(
                "the same",
                figure,
                new Baseline("direct calls, 1,000 in flight", Figure.items(direct.samples(), items)),
                direct.over(ours),
                Target.atLeast(1.5, "x")));
        findings.add(Row.ratio(
                "the same",
                figure,
                new Baseline("Java's parallel stream there", Figure.items(here.samples(), items)),
                here.over(ours),
                Target.NONE));
    }

    private static void texts(HelperJvm small, Plan plan, Findings findings) throws Exception {
        int items = plan.pick(40_000, 200_000);
        Rounds ours = new Rounds();
        Rounds direct = new Rounds();
        Order.TEXTS.give(small, items);
        Order.TEXTS_DIRECT.give(small, items / DIRECT_SHARE);
        for (int round = 0; round < plan.pick(3, 5); round++) {
            ours.add(Order.TEXTS.give(small, items));
            direct.add(DIRECT_SHARE * Order.TEXTS_DIRECT.give(small, items / DIRECT_SHARE));
        }
        Figure figure = Figure.items(ours.samples(), items);
        String what = String.format("map of %,d texts of 1 KB to their lengths, the same client", items);
        findings.add(Row.plain(what, figure, Target.atLeast(50_000, " items/s")));
        findings.add(Row.ratio(
                "the same",
                figure,
                new Baseline("direct calls, 1,000 in flight", Figure.items(direct.samples(), items)),
                direct.over(ours),
                Target.NONE));
    }

    private static void heap(HelperJvm small, Order order, String verb, Plan plan, Findings findings) throws Exception {
        int few = 100_000;
        order.give(small, few);
        Figure ofFew = megabytes(order.give(small, few));
        for (int items : plan.isFull() ? List.of(1_000_000, 10_000_000) : List.of(1_000_000)) {
            Figure figure = megabytes(order.give(small, items));
            findings.add(new Row(
                    String.format("the most that heap holds in a %s of %,d ints", verb, items),
                    figure,
                    new Baseline(String.format("of %,d", few), ofFew),
                    figure.median() - ofFew.median(),
                    " MB",
                    Target.atMost(5, " MB").in("flat: + 5 MB")));
        }
    }

    private static Figure megabytes(long bytes) {
        return Figure.single(bytes / MEGABYTE, "MB");
    }
}
