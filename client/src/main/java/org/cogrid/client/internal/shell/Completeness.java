package org.cogrid.client.internal.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cogrid.client.internal.shell.Token.Kind;

/** Whether what was typed so far can stand alone. */
final class Completeness {
    /** At a line's end they want more. Not the star, which ends imports. */
    private static final Set<String> WANT_MORE = Set.of(
            "=", "+", "-", "/", "%", "&&", "||", ",", ".", "?.", "?:", "==", "!=", "<=", ">=", "+=", "-=", "<<", "->",
            "\\");

    private Completeness() {}

    /** What is still missing, in a word for the prompt; empty when the text is complete. */
    static Optional<String> missing(String text) {
        if (Px.isBlock(text)) {
            return Px.isEndedBlock(text) ? Optional.empty() : Optional.of("%%px");
        }
        if (text.startsWith(":") || text.startsWith("%autopx") || text.startsWith("%pxresult")) {
            return Optional.empty();
        }
        String code = text.startsWith(Px.LINE) ? text.substring(Px.LINE.length()) : text;
        List<Token> tokens = Scanner.scan(code);
        return tokens.isEmpty() ? Optional.empty() : missing(tokens, code);
    }

    private static Optional<String> missing(List<Token> tokens, String text) {
        Token last = tokens.get(tokens.size() - 1);
        if (!last.closed()) {
            return Optional.of(last.kind() == Kind.COMMENT ? "*/" : "quote");
        }
        Deque<String> open = openBrackets(tokens, text);
        if (!open.isEmpty()) {
            return Optional.of(open.peek());
        }
        return last.kind() == Kind.OPERATOR && WANT_MORE.contains(last.in(text))
                ? Optional.of(last.in(text))
                : Optional.empty();
    }

    private static Deque<String> openBrackets(List<Token> tokens, String text) {
        Deque<String> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.OPEN) {
                open.push(token.in(text));
            } else if (token.kind() == Kind.CLOSE) {
                open.poll();
            }
        }
        return open;
    }
}
