package org.cogrid.core.internal.text;

/** How many there are of something, such as {@code 1 engine} and {@code 2 engines}. */
public final class Counted {
    private Counted() {}

    /**
     * The number with its noun.
     *
     * @param one the noun for one, which takes an s for more
     */
    public static String of(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }
}
