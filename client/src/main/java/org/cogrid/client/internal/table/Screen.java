package org.cogrid.client.internal.table;

/**
 * What a text is shown on.
 *
 * @param width its columns
 * @param color whether it shows colours
 */
public record Screen(int width, boolean color) {
    /** A file, or a pipe to another program: nothing is cut. */
    public static final Screen FILE = new Screen(Integer.MAX_VALUE, false);

    /** Whatever the text of a value is printed on. */
    public static final Screen UNKNOWN = new Screen(100, false);

    private static final String PLAIN = "\u001b[0m";

    /** How a text stands out where there are colours. */
    public enum Style {
        TITLE("\u001b[1m"),
        ERROR("\u001b[31m"),
        NOTE("\u001b[2m");

        private final String begin;

        Style(String begin) {
            this.begin = begin;
        }
    }

    /** The text in that style; as it is where there are no colours. */
    public String styled(Style style, String text) {
        return begin(style) + text + end();
    }

    /** What stands before text of that style. */
    public String begin(Style style) {
        return color ? style.begin : "";
    }

    /** What stands after text of any style. */
    public String end() {
        return color ? PLAIN : "";
    }
}
