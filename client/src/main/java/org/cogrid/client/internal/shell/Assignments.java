package org.cogrid.client.internal.shell;

import java.util.List;
import org.cogrid.client.internal.shell.Token.Kind;

/** Tells texts whose last value nobody asked to see. */
final class Assignments {
    private Assignments() {}

    /** Whether the last statement of the text is an assignment, such as {@code a = 5} or {@code def (x, y) = [1, 2]}. */
    static boolean endsInOne(String text) {
        List<Token> tokens = Scanner.scan(text);
        boolean assigned = false;
        int depth = 0;
        for (Token token : tokens) {
            if (token.kind() == Kind.OPEN) {
                depth++;
            } else if (token.kind() == Kind.CLOSE) {
                depth--;
            } else if (depth == 0 && (token.is(";", text) || token.kind() == Kind.NEWLINE)) {
                assigned &= isBlankFrom(token.end(), text);
            } else if (depth == 0 && token.is("=", text)) {
                assigned = true;
            }
        }
        return assigned;
    }

    private static boolean isBlankFrom(int place, String text) {
        return text.substring(place).isBlank();
    }
}
