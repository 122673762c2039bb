package org.cogrid.bench.rows;

import static org.cogrid.core.Reference.ref;

import groovy.lang.GroovyShell;
import java.util.Random;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Operation;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.DirectView;

/** Hot numeric loops, which carry the means to be stopped there and nothing here. */
public final class LoopPart implements Part {
    private static final String SCRIPT =
            """
            @groovy.transform.CompileStatic
            class HotLoop {
                static double loop(double[] values) {
                    double sum = 0
                    for (int i = 1; i < values.length; i++) {
                        double difference = values[i] - values[i - 1]
                        sum += difference * difference + (values[i] > 0.5d ? 1d : 0.5d)
                    }
                    return sum
                }
                static long nanos(double[] values) {
                    long[] nanos = new long[40]
                    double sum = 0
                    for (int i = 0; i < 40; i++) {
                        long begin = System.nanoTime()
                        sum += loop(values)
                        nanos[i] = System.nanoTime() - begin
                    }
                    Arrays.sort(nanos)
                    return sum == 0 ? -1 : nanos[20]
                }
            }
            """;

    /** Gives the nanoseconds of one loop. */
    @FunctionalInterface
    private interface Timed {
        long nanos() throws Exception;
    }

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        double[] values = new Random(7).doubles(1_000_000).toArray();
        e0.put("values", values);
        compare(findings, plan, "a hot loop over double[] in shipped Java code", () -> Work.loopNanos(values), () ->
                e0.applySync(Work::loopNanos, ref("values")));
        GroovyShell shell = new GroovyShell();
        shell.setVariable("values", values);
        shell.evaluate(SCRIPT + "local = HotLoop");
        e0.execute(SCRIPT).get();
        compare(
                findings,
                plan,
                "the same in a @CompileStatic script",
                () -> (Long) shell.evaluate("local.nanos(values)"),
                () -> e0.<Long>evaluate("HotLoop.nanos(values)").get());
        e0.remove("values");
    }

    private static void compare(Findings findings, Plan plan, String what, Timed here, Timed there) throws Exception {
        int rounds = plan.pick(5, 25);
        long[] local = new long[rounds];
        long[] remote = new long[rounds];
        double[] ratios = new double[rounds];
        Operation warmUp = () -> {
            here.nanos();
            there.nanos();
        };
        for (int i = 0; i < 5; i++) {
            warmUp.run();
        }
        for (int i = 0; i < rounds; i++) {
            local[i] = here.nanos();
            remote[i] = there.nanos();
            ratios[i] = (double) remote[i] / local[i];
        }
        findings.add(Row.ratio(
                what,
                Figure.micros(Samples.of(remote)),
                new Baseline("the same here", Figure.micros(Samples.of(local))),
                Samples.median(ratios),
                Target.atMost(1.1, "x")));
    }
}
