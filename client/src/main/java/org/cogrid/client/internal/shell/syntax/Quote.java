package org.cogrid.client.internal.shell.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A way in which Groovy writes strings.
 *
 * @param escape what takes the next character's meaning away
 * @param escapable the characters it does so for; empty for all
 * @param inserts whether code may stand in it, as in <code>"${x}"</code>
 * @param oneLine whether it has to end on its line
 */
record Quote(String opening, String closing, char escape, String escapable, boolean inserts, boolean oneLine) {
    private static final List<Quote> ALL = List.of(
            new Quote("'''", "'''", '\\', "", false, false),
            new Quote("\"\"\"", "\"\"\"", '\\', "", true, false),
            new Quote("'", "'", '\\', "", false, true),
            new Quote("\"", "\"", '\\', "", true, true),
            new Quote("$/", "/$", '$', "/$", true, false),
            new Quote("/", "/", '\\', "", true, false));

    /** The one that opens at a place of a text. */
    static Optional<Quote> at(String text, int place) {
        return ALL.stream()
                .filter(quote -> text.startsWith(quote.opening, place))
                .findFirst();
    }

    boolean isSlash() {
        return opening.equals("/");
    }

    /** Whether the character there takes the meaning of the next, also where the text ends before that. */
    boolean isEscape(String text, int place) {
        return text.charAt(place) == escape
                && (escapable.isEmpty() || place + 1 < text.length() && escapable.indexOf(text.charAt(place + 1)) >= 0);
    }

    boolean isInsertion(String text, int place) {
        return inserts && text.startsWith("${", place);
    }
}
