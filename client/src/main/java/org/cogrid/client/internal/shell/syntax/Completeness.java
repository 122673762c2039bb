package org.cogrid.client.internal.shell.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.shell.syntax.Token.Kind;

/** Finds out whether the text typed so far is complete. */
public final class Completeness {
    /** The commands that are followed by code. */
    private static final List<String> WITH_CODE = List.of(EngineLine.LINE, ":time ");

    private Completeness() {}

    /** Returns what is still missing, in a word for the prompt; empty if the text is complete. */
    public static Optional<String> missing(String typed) {
        String text = typed.stripLeading();
        if (EngineLine.isBlock(text)) {
            return EngineLine.isEndedBlock(text) ? Optional.empty() : Optional.of("%%px");
        }
        String code = codeOf(text);
        List<Token> tokens = Scanner.scan(code);
        return tokens.isEmpty() ? Optional.empty() : missing(tokens, code);
    }

    private static String codeOf(String text) {
        return WITH_CODE.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(command -> text.substring(command.length()))
                .orElse(text.startsWith(":") || text.startsWith("%") ? "" : text);
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
        Statement statement = Statement.last(tokens, text);
        return isGivenUp(text) ? statement.wantingOperator() : statement.missing();
    }

    /** True if the text ends with an empty line: nothing more follows, and the compiler reports what is missing. */
    private static boolean isGivenUp(String text) {
        int lastLine = text.lastIndexOf('\n') + 1;
        return lastLine > 0 && text.substring(lastLine).isBlank();
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
