package org.cogrid.client.internal.shell.syntax;

/**
 * A piece of the typed text.
 *
 * @param end the place after its last character
 * @param closed true if a string or comment has its end
 */
public record Token(Kind kind, int start, int end, boolean closed) {
    /** The kind of a token. */
    public enum Kind {
        WORD,
        KEYWORD,
        NUMBER,
        STRING,
        /** A string that its line ends; no further line can repair it. */
        BROKEN,
        COMMENT,
        OPEN,
        CLOSE,
        OPERATOR,
        NEWLINE
    }

    public String in(String text) {
        return text.substring(start, end);
    }

    boolean is(String operator, String text) {
        return kind == Kind.OPERATOR && in(text).equals(operator);
    }

    public boolean isLineComment(String text) {
        return kind == Kind.COMMENT && !in(text).startsWith("/*");
    }
}
