package org.cogrid.client.internal.texts;

/** Recognizes the text of a value that was cut, so that the user can be told how to see all of it. */
public final class Shortened {
    private static final String CUT = "…";

    private Shortened() {}

    /**
     * True if the text has the mark that engines put where they cut. A text with such a mark of its own counts, too.
     */
    public static boolean is(String text) {
        return text.contains(CUT);
    }
}
