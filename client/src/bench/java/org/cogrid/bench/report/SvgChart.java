package org.cogrid.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cogrid.bench.measure.Chart;
import org.cogrid.bench.measure.Chart.Point;
import org.cogrid.bench.measure.Figure;

/** A chart as SVG text: logarithmic axes with a grid line a decade, one colour a line. */
public final class SvgChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final List<String> COLOURS = List.of("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd");

    private final Chart chart;
    private final Axis x;
    private final Axis y;
    private final StringBuilder svg = new StringBuilder();

    private SvgChart(Chart chart) {
        this.chart = chart;
        this.x = Axis.of(chart, Point::x);
        this.y = Axis.of(chart, Point::y);
    }

    /** The whole file. */
    public static String of(Chart chart) {
        return new SvgChart(chart).draw();
    }

    /** The decades an axis spans. */
    private record Axis(double from, double to) {
        static Axis of(Chart chart, ToDoubleFunction<Point> value) {
            double[] logs = chart.lines().values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(p -> Math.log10(value.applyAsDouble(p)))
                    .sorted()
                    .toArray();
            double from = Math.floor(logs[0] + 1e-9);
            return new Axis(from, Math.max(from + 1, Math.ceil(logs[logs.length - 1] - 1e-9)));
        }

        double place(double value, double begin, double end) {
            return begin + (Math.log10(value) - from) / (to - from) * (end - begin);
        }
    }

    private String draw() {
        put("<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='13'>",
                WIDTH, HEIGHT);
        put("<rect width='100%%' height='100%%' fill='white'/>");
        text(WIDTH / 2.0, 24, "middle", chart.title());
        text(WIDTH / 2.0, HEIGHT - 14, "middle", chart.xLabel());
        put("<text transform='translate(18 %d) rotate(-90)' text-anchor='middle'>%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2, escaped(chart.yLabel()));
        grid();
        int colour = 0;
        for (Map.Entry<String, List<Point>> line : chart.lines().entrySet()) {
            line(line.getKey(), line.getValue(), colour++);
        }
        put("</svg>");
        return svg.toString();
    }

    private void grid() {
        for (double decade = x.from(); decade <= x.to(); decade++) {
            double at = x(Math.pow(10, decade));
            stroke(at, TOP, at, HEIGHT - BOTTOM, "#ddd");
            text(at, HEIGHT - BOTTOM + 18, "middle", label(decade));
        }
        for (double decade = y.from(); decade <= y.to(); decade++) {
            double at = y(Math.pow(10, decade));
            stroke(LEFT, at, WIDTH - RIGHT, at, "#ddd");
            text(LEFT - 6, at + 4, "end", label(decade));
        }
    }

    private void line(String name, List<Point> points, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
            put("<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s'><title>%s</title></circle>",
                    x(point.x()), y(point.y()), colour, escaped(name + ": " + Figure.text(point.y())));
        }
        put("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", path.toString().strip(), colour);
        put("<rect x='%d' y='%d' width='12' height='12' fill='%s'/>", LEFT + 10, TOP + 6 + 18 * index, colour);
        text(LEFT + 28, TOP + 17 + 18 * index, "start", name);
    }

    private double x(double value) {
        return x.place(value, LEFT, WIDTH - RIGHT);
    }

    private double y(double value) {
        return y.place(value, HEIGHT - BOTTOM, TOP);
    }

    private void stroke(double x1, double y1, double x2, double y2, String colour) {
        put("<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s'/>", x1, y1, x2, y2, colour);
    }

    private void text(double atX, double atY, String anchor, String text) {
        put("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", atX, atY, anchor, escaped(text));
    }

    private void put(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String label(double decade) {
        double value = Math.pow(10, decade);
        return decade >= 0 ? String.format(Locale.ROOT, "%,.0f", value) : String.valueOf((float) value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
