package org.cogrid.bench.rows;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.config.Settings;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.grid.GridNames;

/** The first use of a function with three classes, and its repeat, which must send no code. */
public final class FirstUsePart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        int count = plan.pick(25, 200);
        long[] first = new long[count];
        long[] again = new long[count];
        for (int i = 0; i < count; i++) {
            e0.applySync(Versions.next());
        }
        for (int i = 0; i < count; i++) {
            Fn0<Object> function = Versions.next();
            first[i] = time(e0, function);
            again[i] = time(e0, function);
        }
        findings.add(new Row(
                "first use of a function with 3 more classes",
                Figure.millis(Samples.of(first)),
                new Baseline("its repeat", Figure.millis(Samples.of(again))),
                (Samples.of(first).median() - Samples.of(again).median()) / 1e6,
                " ms",
                Target.atMost(10, " ms").in("≤ + 10 ms")));
        countSent(grids, e0, findings);
    }

    private static long time(DirectView e0, Fn0<Object> function) {
        long begin = System.nanoTime();
        e0.applySync(function);
        return System.nanoTime() - begin;
    }

    /** Listens to the grid's store of code, so that what is sent twice counts twice. */
    private static void countSent(Grids grids, DirectView e0, Findings findings) throws Exception {
        HazelcastInstance watcher = new GridConnector(Settings.load())
                .connect(new ConnectionFile(grids.cluster().connectionFile()).read());
        try {
            AtomicLong bytes = new AtomicLong();
            var code = watcher.<Object, byte[]>getMap(GridNames.CODE);
            code.addEntryListener(
                    (EntryAddedListener<Object, byte[]>) event -> bytes.addAndGet(event.getValue().length), true);
            code.addEntryListener(
                    (EntryUpdatedListener<Object, byte[]>) event -> bytes.addAndGet(event.getValue().length), true);
            Fn0<Object> function = Versions.next();
            e0.applySync(function);
            Thread.sleep(500); // events come when they come
            long ofFirst = bytes.get();
            for (int i = 0; i < 100; i++) {
                e0.applySync(function);
            }
            Thread.sleep(500);
            findings.add(Row.plain(
                    "code that the first use sends", Figure.single(ofFirst, "bytes"), Target.atLeast(1, " bytes")));
            findings.add(Row.plain(
                    "code that 100 repeats send",
                    Figure.single(bytes.get() - ofFirst, "bytes"),
                    Target.atMost(0, " bytes").in("0 bytes")));
        } finally {
            watcher.shutdown();
        }
    }
}
