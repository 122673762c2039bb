package org.cogrid.client.internal.shell.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A kind of string in Groovy.
 *
 * @param escape the character that escapes the next one
 * @param escapable the characters that it escapes; empty for all
 * @param inserts true if the string may contain code, as in <code>"${x}"</code>
 * @param oneLine true if the string must end on its line
 */
record Quote(String opening, String closing, char escape, String escapable, boolean inserts, boolean oneLine) {
    private static final List<Quote> ALL = List.of(
            new Quote("'''", "'''", '\\', "", false, false),
            new Quote("\"\"\"", "\"\"\"", '\\', "", true, false),
            new Quote("'", "'", '\\', "", false, true),
            new Quote("\"", "\"", '\\', "", true, true),
            new Quote("$/", "/$", '$', "/$", true, false),
            new Quote("/", "/", '\\', "", true, false));

    /** Returns the kind of string that opens at a place of a text. */
    static Optional<Quote> at(String text, int place) {
        return ALL.stream()
                .filter(quote -> text.startsWith(quote.opening, place))
                .findFirst();
    }

    boolean isSlash() {
        return opening.equals("/");
    }

    /** True if the character there escapes the next one, even if the text ends before that. */
    boolean isEscape(String text, int place) {
        return text.charAt(place) == escape
                && (escapable.isEmpty() || place + 1 < text.length() && escapable.indexOf(text.charAt(place + 1)) >= 0);
    }

    boolean isInsertion(String text, int place) {
        return inserts && text.startsWith("${", place);
    }
}
