package org.cogrid.client.internal.shell.complete;

import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.shell.syntax.Completeness;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line reader whether the text goes on in another line, and which word is to be completed. */
public final class ShellParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            Optional<String> missing = Completeness.missing(line);
            if (missing.isPresent()) {
                throw new EOFError(-1, cursor, "more is wanted", missing.get());
            }
        }
        return new Typed(line, cursor, wordStart(line, cursor));
    }

    @Override
    public boolean isEscapeChar(char ch) {
        return false;
    }

    /** Returns the start of the word at the cursor. A sign that makes the word a command belongs to it. */
    private static int wordStart(String line, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(line.charAt(start - 1))) {
            start--;
        }
        int sign = start;
        while (sign > 0 && ":%".indexOf(line.charAt(sign - 1)) >= 0) {
            sign--;
        }
        return sign == 0 ? 0 : start;
    }

    /** A line, split into the text before the cursor and the word that ends there. */
    private record Typed(String line, int cursor, int wordStart) implements CompletingParsedLine {
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }

        @Override
        public String word() {
            return line.substring(wordStart, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - wordStart;
        }

        @Override
        public int wordIndex() {
            return wordStart == 0 ? 0 : 1;
        }

        @Override
        public List<String> words() {
            return wordStart == 0 ? List.of(word()) : List.of(line.substring(0, wordStart), word());
        }
    }
}
