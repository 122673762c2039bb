package org.cogrid.core.internal.text;

/** Cuts long texts. */
public final class LongText {
    /** Room for the note that says how much was cut. */
    private static final int NOTE = 40;

    private LongText() {}

    /**
     * Returns the text if it has at most {@code mostCharacters}; otherwise its beginning and end with a note of how
     * much was cut between them.
     *
     * @param mostCharacters at least 100
     */
    public static String cut(String text, int mostCharacters) {
        if (text.length() <= mostCharacters) {
            return text;
        }
        int kept = mostCharacters - NOTE;
        int head = kept * 3 / 4;
        int tail = text.length() - (kept - head);
        if (Character.isHighSurrogate(text.charAt(head - 1))) {
            head--; // does not cut a surrogate pair in half
        }
        if (Character.isLowSurrogate(text.charAt(tail))) {
            tail++;
        }
        return text.substring(0, head) + "… (" + (tail - head) + " characters cut) …" + text.substring(tail);
    }
}
