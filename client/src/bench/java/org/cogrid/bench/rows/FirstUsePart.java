package org.cogrid.bench.rows;

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
import org.cogrid.core.function.Fn0;

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
        countSent(e0, findings);
    }

    private static long time(DirectView e0, Fn0<Object> function) {
        long begin = System.nanoTime();
        e0.applySync(function);
        return System.nanoTime() - begin;
    }

    private static void countSent(DirectView e0, Findings findings) throws Exception {
        e0.applySync(SentCode::count);
        e0.applySync(SentCode::bytes);
        Fn0<Object> function = Versions.next();
        long before = sent(e0);
        e0.applySync(function);
        long ofFirst = sent(e0);
        for (int i = 0; i < 100; i++) {
            e0.applySync(function);
        }
        findings.add(Row.plain(
                "code that the first use sends",
                Figure.single(ofFirst - before, "bytes"),
                Target.atLeast(1, " bytes")));
        findings.add(Row.plain(
                "code that 100 repeats send",
                Figure.single(sent(e0) - ofFirst, "bytes"),
                Target.atMost(0, " bytes").in("0 bytes")));
    }

    private static long sent(DirectView e0) throws InterruptedException {
        Thread.sleep(500); // events come when they come
        return e0.applySync(SentCode::bytes);
    }
}
