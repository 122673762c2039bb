package org.cogrid.core.internal.text;

/** A number with its noun, such as {@code 1 engine} and {@code 2 engines}. */
public final class Counted {
    private Counted() {}

    /**
     * Returns the number with its noun.
     *
     * @param one the noun in the singular; the plural adds an s
     */
    public static String of(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }
}
