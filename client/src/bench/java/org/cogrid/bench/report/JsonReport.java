package org.cogrid.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.bench.measure.Chart;
import org.cogrid.bench.measure.Findings;
import org.cogrid.core.internal.access.JsonText;
import org.jspecify.annotations.Nullable;

/** All that was found, for programs. */
public record JsonReport(
        Map<String, String> machine, List<Row> rows, List<Map<String, Object>> charts, List<String> failures) {

    /** A line of the table. */
    private record Row(
            String what,
            Figure cogrid,
            @Nullable String baselineName,
            @Nullable Figure baseline,
            double value,
            String target,
            String reached) {
        static Row of(org.cogrid.bench.measure.Row row) {
            boolean alone = row.baseline().name().isEmpty();
            return new Row(
                    row.what(),
                    Figure.of(row.ours()),
                    alone ? null : row.baseline().name(),
                    alone ? null : Figure.of(row.baseline().figure()),
                    row.value(),
                    row.target().text(),
                    row.verdict());
        }
    }

    /** What was measured. */
    private record Figure(double median, @Nullable Double p99, String unit) {
        static Figure of(org.cogrid.bench.measure.Figure figure) {
            return new Figure(figure.median(), Double.isNaN(figure.worst()) ? null : figure.worst(), figure.unit());
        }
    }

    /** The machine, the rows, and the points of the charts. */
    public static String of(Map<String, String> machine, Findings findings) {
        return JsonText.write(new JsonReport(
                machine,
                findings.rows().stream().map(Row::of).toList(),
                findings.charts().stream().map(JsonReport::fields).toList(),
                findings.failures()));
    }

    /** Its lines go by their names. */
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
