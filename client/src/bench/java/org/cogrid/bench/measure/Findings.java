package org.cogrid.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** What the benchmark has found so far; each row is shown as it comes. */
public final class Findings {
    private final List<Row> rows = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    public void add(Row row) {
        rows.add(row);
        System.out.printf(
                "  %-58s %14s  %-10s %-12s %s%n",
                row.what(), row.ours().medianText(), row.valueText(), row.target().text(), row.verdict());
    }

    public void add(Chart chart) {
        charts.add(chart);
    }

    /** A part that broke is reported, and the rest goes on. */
    public void failed(String part, Throwable failure) {
        failures.add(part + ": " + failure);
        System.out.println("  FAILED: " + failure);
        failure.printStackTrace(System.out);
    }

    public List<Row> rows() {
        return rows;
    }

    public List<Chart> charts() {
        return charts;
    }

    public List<String> failures() {
        return failures;
    }
}
