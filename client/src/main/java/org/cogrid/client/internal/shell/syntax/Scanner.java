package org.cogrid.client.internal.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cogrid.client.internal.shell.syntax.Token.Kind;

/**
 * Splits Groovy text into the tokens that a prompt needs: strings, comments, brackets and words. Never fails. Used
 * once.
 */
public final class Scanner {
    private static final Set<String> KEYWORDS = Set.of(("abstract as assert boolean break byte case catch char class"
                    + " continue def default do double else enum extends false final finally float for if implements import in"
                    + " instanceof int interface long new null package private protected public record return short static super"
                    + " switch synchronized this throw throws trait true try var void while")
            .split(" "));
    private static final Set<String> VALUES = Set.of("false", "null", "super", "this", "true");

    /** How deep the scanner follows code in strings in code. Deeper code is left to the compiler. */
    private static final int MOST_LEVELS = 100;

    private final String text;
    private final int level;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Scanner(String text, int from, int level) {
        this.text = text;
        this.at = from;
        this.level = level;
    }

    public static List<Token> scan(String text) {
        Scanner scanner = new Scanner(text, 0, 0);
        while (scanner.at < text.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    public static Set<String> keywords() {
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
        if (text.startsWith("//", at) || at == 0 && text.startsWith("#!")) {
            int end = text.indexOf('\n', at);
            return add(Kind.COMMENT, end < 0 ? text.length() : end, true);
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return add(Kind.COMMENT, end < 0 ? text.length() : end + 2, end >= 0);
        }
        return false;
    }

    private boolean string() {
        Optional<Quote> quote = Quote.at(text, at).filter(found -> !found.isSlash() || !endsValue());
        return quote.isPresent() && string(quote.get());
    }

    private boolean string(Quote quote) {
        int end = at + quote.opening().length();
        while (end < text.length()) {
            if (text.startsWith(quote.closing(), end)) {
                return add(Kind.STRING, end + quote.closing().length(), true);
            }
            if (quote.oneLine() && text.charAt(end) == '\n') {
                return add(Kind.BROKEN, end, true);
            }
            if (quote.isInsertion(text, end)) {
                Token last = endOfInsertion(end + 2);
                if (last.kind() == Kind.BROKEN || !last.closed()) {
                    return add(last.kind(), last.end(), last.closed());
                }
                end = last.end();
            } else {
                end += quote.isEscape(text, end) ? 2 : 1;
            }
        }
        boolean broken = quote.oneLine() && end == text.length(); // otherwise the line end is escaped
        return add(broken ? Kind.BROKEN : Kind.STRING, text.length(), broken);
    }

    /** Returns the bracket that ends code in a string, or a token for what is wrong with that code. */
    private Token endOfInsertion(int from) {
        if (level == MOST_LEVELS) {
            return new Token(Kind.BROKEN, from, text.length(), true);
        }
        Scanner inner = new Scanner(text, from, level + 1);
        int depth = 1;
        while (inner.at < text.length()) {
            int known = inner.tokens.size();
            inner.next();
            if (inner.tokens.size() > known) {
                Token token = inner.tokens.get(known);
                depth += token.kind() == Kind.OPEN ? 1 : token.kind() == Kind.CLOSE ? -1 : 0;
                if (depth == 0 || token.kind() == Kind.BROKEN || !token.closed()) {
                    return token;
                }
            }
        }
        return new Token(Kind.STRING, from, text.length(), false);
    }

    /** True if a slash after the last token divides; otherwise it opens a string. */
    private boolean endsValue() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token before = tokens.get(tokens.size() - 1);
        return switch (before.kind()) {
            case WORD, NUMBER, STRING, CLOSE -> true;
            case KEYWORD -> VALUES.contains(before.in(text));
            case OPERATOR -> before.is("++", text) || before.is("--", text);
            default -> false;
        };
    }

    private void symbol(char c) {
        if ("([{".indexOf(c) >= 0) {
            add(Kind.OPEN, at + 1, true);
        } else if (")]}".indexOf(c) >= 0) {
            add(Kind.CLOSE, at + 1, true);
        } else {
            add(Kind.OPERATOR, at + Operators.lengthAt(text, at), true);
        }
    }

    private boolean add(Kind kind, int end, boolean closed) {
        tokens.add(new Token(kind, at, end, closed));
        at = end;
        return true;
    }
}
