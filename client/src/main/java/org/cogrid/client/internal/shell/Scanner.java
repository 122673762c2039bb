package org.cogrid.client.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cogrid.client.internal.shell.Token.Kind;

/** Takes Groovy text apart as far as a prompt needs it: strings, comments, brackets, words. Never fails. Used once. */
final class Scanner {
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "as",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "def",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "short",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "throws",
            "trait",
            "true",
            "try",
            "var",
            "void",
            "while");
    private static final String OPERATORS = "=+-*/%<>!&|^?:.~,;@";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Scanner(String text) {
        this.text = text;
    }

    static List<Token> scan(String text) {
        Scanner scanner = new Scanner(text);
        while (scanner.at < text.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    static Set<String> keywords() {
        return KEYWORDS;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            add(Kind.NEWLINE, at + 1, true);
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (Character.isJavaIdentifierStart(c) && !text.startsWith("$/", at)) {
            word();
        } else if (Character.isDigit(c)) {
            number();
        } else if (!comment() && !string()) {
            symbol(c);
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        add(KEYWORDS.contains(text.substring(at, end)) ? Kind.KEYWORD : Kind.WORD, end, true);
    }

    private void number() {
        int end = at;
        while (end < text.length() && isNumberPart(end)) {
            end++;
        }
        add(Kind.NUMBER, end, true);
    }

    private boolean isNumberPart(int place) {
        char c = text.charAt(place);
        boolean point = c == '.' && place + 1 < text.length() && Character.isDigit(text.charAt(place + 1));
        return point || Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean comment() {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return add(Kind.COMMENT, end < 0 ? text.length() : end, true);
        }
        return text.startsWith("/*", at) && until(Kind.COMMENT, 2, "*/", false);
    }

    private boolean string() {
        if (text.startsWith("'''", at) || text.startsWith("\"\"\"", at)) {
            return until(Kind.STRING, 3, text.substring(at, at + 3), true);
        }
        if (text.startsWith("$/", at)) {
            return until(Kind.STRING, 2, "/$", false);
        }
        char c = text.charAt(at);
        return c == '\'' || c == '"' ? singleLine(c) : c == '/' && !endsValue() && until(Kind.STRING, 1, "/", true);
    }

    private boolean singleLine(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '\n') {
            if (text.charAt(end) == quote) {
                return add(Kind.STRING, end + 1, true);
            }
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        // No line break can repair it: the compiler says what is wrong.
        return add(Kind.STRING, Math.min(end, text.length()), true);
    }

    private boolean until(Kind kind, int opening, String closing, boolean escapes) {
        int end = at + opening;
        while (end < text.length()) {
            if (text.startsWith(closing, end)) {
                return add(kind, end + closing.length(), true);
            }
            end += escapes && text.charAt(end) == '\\' ? 2 : 1;
        }
        return add(kind, text.length(), false);
    }

    /** Whether a slash here divides rather than opens a string. */
    private boolean endsValue() {
        if (tokens.isEmpty()) {
            return false;
        }
        Kind before = tokens.get(tokens.size() - 1).kind();
        return before == Kind.WORD || before == Kind.NUMBER || before == Kind.STRING || before == Kind.CLOSE;
    }

    private void symbol(char c) {
        if ("([{".indexOf(c) >= 0) {
            add(Kind.OPEN, at + 1, true);
        } else if (")]}".indexOf(c) >= 0) {
            add(Kind.CLOSE, at + 1, true);
        } else {
            int end = at + 1;
            while (end < text.length() && OPERATORS.indexOf(c) >= 0 && OPERATORS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            add(Kind.OPERATOR, end, true);
        }
    }

    private boolean add(Kind kind, int end, boolean closed) {
        tokens.add(new Token(kind, at, end, closed));
        at = end;
        return true;
    }
}
