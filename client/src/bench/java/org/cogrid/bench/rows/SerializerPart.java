package org.cogrid.bench.rows;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Serializers against Java's own, by JMH in a JVM of its own; takes minutes, so in the full mode only. */
public final class SerializerPart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        if (!plan.isFull()) {
            return;
        }
        Options options = new OptionsBuilder()
                .include(SerializerBenchmark.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(700))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .verbosity(VerboseMode.SILENT)
                .build();
        Map<String, Double> micros = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            micros.put(
                    result.getParams().getParam("shape") + " " + result.getParams().getParam("serializer"),
                    result.getPrimaryResult().getScore());
        }
        for (Shape shape : Shape.values()) {
            for (Serializer serializer : Serializer.values()) {
                add(findings, shape, serializer, micros);
            }
        }
    }

    private static void add(Findings findings, Shape shape, Serializer serializer, Map<String, Double> micros) {
        Double known = micros.get(shape + " " + serializer);
        Double java = micros.get(shape + " " + Serializer.JAVA);
        if (serializer == Serializer.JAVA || known == null || java == null) { // some overflow the stack on a deep graph
            return;
        }
        String what = ("there and back, " + shape + ": " + serializer).toLowerCase(Locale.ROOT);
        findings.add(Row.ratio(
                what,
                Figure.single(known, "µs"),
                new Baseline("Java", Figure.single(java, "µs")),
                known / java,
                Target.NONE));
    }
}
