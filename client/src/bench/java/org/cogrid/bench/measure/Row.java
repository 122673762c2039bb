package org.cogrid.bench.measure;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param ours what Cogrid took
 * @param baseline what it is held against, and its figure
 * @param value what the target is about: a ratio mostly
 * @param valueUnit of the value
 * @param target of the value
 */
public record Row(String what, Figure ours, Baseline baseline, double value, String valueUnit, Target target) {
    /**
     * What a figure is held against.
     *
     * @param name of it, empty where there is none
     */
    public record Baseline(String name, Figure figure) {
        /** A figure that stands alone. */
        public static final Baseline NONE = new Baseline("", Figure.single(Double.NaN, ""));
    }

    /** How many times the baseline's cost ours is. */
    public static Row ratio(String what, Figure ours, Baseline baseline, double ratio, Target target) {
        return new Row(what, ours, baseline, ratio, "x", target);
    }

    /** A figure that the target is about itself. */
    public static Row plain(String what, Figure ours, Target target) {
        return new Row(what, ours, Baseline.NONE, ours.median(), " " + ours.unit(), target);
    }

    public String valueText() {
        return Figure.text(value) + valueUnit;
    }

    public String verdict() {
        return target.verdict(value);
    }
}
