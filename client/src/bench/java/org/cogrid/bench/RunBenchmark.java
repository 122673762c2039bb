package org.cogrid.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.maps.MapsPart;
import org.cogrid.bench.measure.Chart;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.report.JsonReport;
import org.cogrid.bench.report.Machine;
import org.cogrid.bench.report.RowTable;
import org.cogrid.bench.report.SvgChart;
import org.cogrid.bench.rows.CallPart;
import org.cogrid.bench.rows.ClientsPart;
import org.cogrid.bench.rows.EncryptionPart;
import org.cogrid.bench.rows.EnginesPart;
import org.cogrid.bench.rows.FirstUsePart;
import org.cogrid.bench.rows.FlatPart;
import org.cogrid.bench.rows.HopsPart;
import org.cogrid.bench.rows.HugePushPart;
import org.cogrid.bench.rows.LargeValuePart;
import org.cogrid.bench.rows.LoopPart;
import org.cogrid.bench.rows.MirrorPart;
import org.cogrid.bench.rows.NamespacePart;
import org.cogrid.bench.rows.PayloadPart;
import org.cogrid.bench.rows.BalancedPart;
import org.cogrid.bench.rows.PipelinePart;
import org.cogrid.bench.rows.ProcessorTimePart;
import org.cogrid.bench.rows.SerializerPart;
import org.cogrid.bench.rows.StartUpPart;
import org.cogrid.bench.rows.TextPart;
import org.cogrid.bench.rows.ViewsPart;

/** Measures Cogrid beside plain Hazelcast, and shows what was found. */
public final class RunBenchmark {
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("calls", new CallPart());
        PARTS.put("hops", new HopsPart());
        PARTS.put("pipeline", new PipelinePart());
        PARTS.put("texts", new TextPart());
        PARTS.put("large", new LargeValuePart());
        PARTS.put("processor-time", new ProcessorTimePart());
        PARTS.put("encryption", new EncryptionPart());
        PARTS.put("huge", new HugePushPart());
        PARTS.put("loops", new LoopPart());
        PARTS.put("payload", new PayloadPart());
        PARTS.put("first-use", new FirstUsePart());
        PARTS.put("mirror", new MirrorPart());
        PARTS.put("namespace", new NamespacePart());
        PARTS.put("engines", new EnginesPart());
        PARTS.put("views", new ViewsPart());
        PARTS.put("balanced", new BalancedPart());
        PARTS.put("maps", new MapsPart());
        PARTS.put("clients", new ClientsPart());
        PARTS.put("flat", new FlatPart());
        PARTS.put("start-up", new StartUpPart());
        PARTS.put("serializers", new SerializerPart());
    }

    private RunBenchmark() {}

    /** {@code quick} or {@code full}, then the names of parts to run, all if there are none. */
    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.of(arguments);
        Path folder = Path.of(System.getProperty("bench.folder"));
        Map<String, String> machine = Machine.facts();
        machine.forEach((fact, value) -> System.out.println(fact + ": " + value));
        Findings findings = new Findings();
        long begin = System.nanoTime();
        try (Grids grids = Grids.start()) {
            PARTS.forEach((name, part) -> measure(name, part, grids, plan, findings));
        }
        machine.put("mode", plan.isFull() ? "full" : "quick");
        machine.put("seconds", String.valueOf((System.nanoTime() - begin) / 1_000_000_000));
        write(folder, machine, findings);
        System.exit(findings.failures().isEmpty() ? 0 : 1);
    }

    private static void measure(String name, Part part, Grids grids, Plan plan, Findings findings) {
        if (!plan.includes(name)) {
            return;
        }
        System.out.println(name);
        try {
            part.measure(grids, plan, findings);
        } catch (Exception | Error e) { // a part that breaks is a finding too
            findings.failed(name, e);
        }
    }

    private static void write(Path folder, Map<String, String> machine, Findings findings) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("table.md"), RowTable.markdown(findings.rows()));
        Files.writeString(folder.resolve("benchmark.json"), JsonReport.of(machine, findings));
        for (Chart chart : findings.charts()) {
            Files.writeString(folder.resolve(chart.name() + ".svg"), SvgChart.of(chart));
        }
        System.out.println();
        System.out.println(RowTable.text(findings.rows()));
        System.out.println("Took " + machine.get("seconds") + " s. JSON and charts are in " + folder);
    }
}
