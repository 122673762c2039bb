package org.cogrid.bench.measure;

/**
 * What a value is to be.
 *
 * @param text as the table shows it
 * @param limit the value's bound
 * @param bound which side of it is good
 */
public record Target(String text, double limit, Bound bound) {
    /** Which side of a limit is good. */
    public enum Bound {
        AT_MOST,
        AT_LEAST,
        NONE
    }

    /** Nothing is asked of this value; it is shown because it explains others. */
    public static final Target NONE = new Target("", 0, Bound.NONE);

    public static Target atMost(double limit, String unit) {
        return new Target("≤ " + Figure.text(limit) + unit, limit, Bound.AT_MOST);
    }

    public static Target atLeast(double limit, String unit) {
        return new Target("≥ " + Figure.text(limit) + unit, limit, Bound.AT_LEAST);
    }

    /** The same bound in other words. */
    public Target in(String words) {
        return new Target(words, limit, bound);
    }

    public String verdict(double value) {
        return switch (bound) {
            case AT_MOST -> value <= limit ? "yes" : "NO";
            case AT_LEAST -> value >= limit ? "yes" : "NO";
            case NONE -> "";
        };
    }
}
