package org.cogrid.core.internal.text;

/** Text that must not grow without bound. */
public final class LongText {
    /** Room for the note of what was left out. */
    private static final int NOTE = 40;

    private LongText() {}

    /**
     * The text if it has at most {@code mostCharacters}; else its beginning and its end, with how much was cut between them.
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
            head--; // half a character has no encoding
        }
        if (Character.isLowSurrogate(text.charAt(tail))) {
            tail++;
        }
        return text.substring(0, head) + "… (" + (tail - head) + " characters cut) …" + text.substring(tail);
    }
}
