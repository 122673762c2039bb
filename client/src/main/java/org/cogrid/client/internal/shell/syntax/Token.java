package org.cogrid.client.internal.shell.syntax;

/**
 * A piece of what was typed.
 *
 * @param end the place behind it
 * @param closed whether a string or comment has its end
 */
public record Token(Kind kind, int start, int end, boolean closed) {
    /** What it is in the grammar. */
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
