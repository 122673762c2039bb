package org.cogrid.bench.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cogrid.bench.measure.Chart;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;

/** All that was found, for programs. */
public final class JsonReport {
    private JsonReport() {}

    /** The machine, the rows, and the points of the charts. */
    public static String of(Map<String, String> machine, Findings findings) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("machine", machine);
        report.put("rows", findings.rows().stream().map(JsonReport::fields).toList());
        report.put("charts", findings.charts().stream().map(JsonReport::fields).toList());
        report.put("failures", findings.failures());
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(report);
    }

    private static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", row.what());
        fields.put("cogrid", fields(row.ours()));
        if (!row.baseline().name().isEmpty()) {
            fields.put("baselineName", row.baseline().name());
            fields.put("baseline", fields(row.baseline().figure()));
        }
        fields.put("value", row.value());
        fields.put("target", row.target().text());
        fields.put("reached", row.verdict());
        return fields;
    }

    private static Map<String, Object> fields(Figure figure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("median", figure.median());
        if (!Double.isNaN(figure.worst())) {
            fields.put("p99", figure.worst());
        }
        fields.put("unit", figure.unit());
        return fields;
    }

    private static Map<String, Object> fields(Chart chart) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", chart.title());
        fields.put("x", chart.xLabel());
        fields.put("y", chart.yLabel());
        chart.lines()
                .forEach((line, points) -> fields.put(
                        line,
                        points.stream().map(p -> new double[] {p.x(), p.y()}).toList()));
        return fields;
    }
}
