package org.cogrid.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines over a common axis, to be drawn; both axes are logarithmic. */
public final class Chart {
    /** A point of a line. */
    public record Point(double x, double y) {}

    private final String name;
    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    /** An empty chart; {@code name} is its file's. */
    public Chart(String name, String title, String xLabel, String yLabel) {
        this.name = name;
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** Adds a point to a line. */
    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, absent -> new ArrayList<>()).add(new Point(x, y));
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public String xLabel() {
        return xLabel;
    }

    public String yLabel() {
        return yLabel;
    }

    public Map<String, List<Point>> lines() {
        return lines;
    }
}
