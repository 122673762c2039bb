package org.cogrid.client.internal.texts;

/** Whether the text of a value was cut, so that whoever reads it is told how to see all. */
public final class Shortened {
    private static final String CUT = "…";

    private Shortened() {}

    /** Engines mark the places; a text that has such a mark of its own is taken for a short one, too. */
    public static boolean is(String text) {
        return text.contains(CUT);
    }
}
