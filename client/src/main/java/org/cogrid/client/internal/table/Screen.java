package org.cogrid.client.internal.table;

/**
 * The screen that a text is shown on.
 *
 * @param width its width in columns
 * @param color true if it shows colours
 */
public record Screen(int width, boolean color) {
    /** A file or a pipe: nothing is cut. */
    public static final Screen FILE = new Screen(Integer.MAX_VALUE, false);

    /** The screen for a value's text, which may be printed anywhere. */
    public static final Screen UNKNOWN = new Screen(100, false);

    private static final String PLAIN = "\u001b[0m";

    /** How a text stands out if there are colours. */
    public enum Style {
        TITLE("\u001b[1m"),
        ERROR("\u001b[31m"),
        NOTE("\u001b[2m");

        private final String begin;

        Style(String begin) {
            this.begin = begin;
        }
    }

    /** Returns the text in that style, or unchanged if there are no colours. */
    public String styled(Style style, String text) {
        return begin(style) + text + end();
    }

    /** Returns what begins text of that style. */
    public String begin(Style style) {
        return color ? style.begin : "";
    }

    /** Returns what ends text of any style. */
    public String end() {
        return color ? PLAIN : "";
    }
}
