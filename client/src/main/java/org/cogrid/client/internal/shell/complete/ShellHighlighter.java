package org.cogrid.client.internal.shell.complete;

import org.cogrid.client.internal.shell.syntax.Scanner;
import org.cogrid.client.internal.shell.syntax.Token;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line being typed. */
public final class ShellHighlighter implements Highlighter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder styled = new AttributedStringBuilder();
        int code = commandEnd(line);
        styled.append(
                line.substring(0, code),
                PLAIN.foreground(AttributedStyle.MAGENTA).bold());
        String text = line.substring(code);
        int at = 0;
        for (Token token : Scanner.scan(text)) {
            styled.append(text.substring(at, token.start())).append(token.in(text), style(token.kind()));
            at = token.end();
        }
        return styled.append(text.substring(at)).toAttributedString();
    }

    private static int commandEnd(String line) {
        if (!line.startsWith(":") && !line.startsWith("%")) {
            return 0;
        }
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static AttributedStyle style(Token.Kind kind) {
        return switch (kind) {
            case KEYWORD -> PLAIN.foreground(AttributedStyle.BLUE).bold();
            case STRING, BROKEN -> PLAIN.foreground(AttributedStyle.GREEN);
            case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
            case COMMENT -> PLAIN.foreground(AttributedStyle.BRIGHT);
            default -> PLAIN;
        };
    }
}
