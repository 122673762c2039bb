package org.cogrid.node.internal.groovy.script;

import java.util.Optional;
import org.cogrid.core.internal.text.ValueLine;
import org.cogrid.core.internal.text.ValueStyle;
import org.cogrid.node.internal.run.TaskStopped;
import org.jspecify.annotations.Nullable;

/**
 * A value's type and the beginning of its text, for people. Making it never fails and, unless the whole text is asked
 * for, never takes long: it reads only the beginning of large collections and arrays, and calls only {@code toString}
 * of other objects.
 *
 * @param type the class's name, {@code null} for null
 * @param text at most {@link #MOST_CHARACTERS} characters, unless the whole text was asked for
 */
public record ShortText(@Nullable String type, String text) {
    /** The longest short text. */
    public static final int MOST_CHARACTERS = 300;

    /** The longest whole text, which must fit in memory with room to spare. */
    private static final int MOST_OF_WHOLE = 1 << 26;

    private static final int DEEPEST = 100;

    /** Describes a value. */
    public static ShortText of(@Nullable Object value) {
        return of(value, new Unquoted(MOST_CHARACTERS));
    }

    /** Describes a value with its whole text: all elements of collections, down to a hundred levels. */
    public static ShortText whole(@Nullable Object value) {
        return of(value, new Whole(new Unquoted(MOST_OF_WHOLE)));
    }

    private static ShortText of(@Nullable Object value, ValueStyle style) {
        String type = value == null ? null : value.getClass().getTypeName();
        return new ShortText(type, cut(ValueLine.of(value, style), style.mostCharacters()));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private record Unquoted(int mostCharacters) implements ValueStyle {
        @Override
        public String plain(@Nullable Object value) {
            if (value instanceof CharSequence text && text.length() > mostCharacters) {
                return cut(text.subSequence(0, mostCharacters + 1).toString(), mostCharacters);
            }
            return cut(Optional.ofNullable(String.valueOf(value)).orElse("null"), mostCharacters);
        }

        @Override
        public boolean isStop(Throwable failure) {
            return failure instanceof TaskStopped;
        }
    }

    private record Whole(Unquoted style) implements ValueStyle {
        @Override
        public int mostCharacters() {
            return style.mostCharacters();
        }

        @Override
        public int mostElements() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int mostLevels() {
            return DEEPEST;
        }

        @Override
        public String plain(@Nullable Object value) {
            return style.plain(value);
        }

        @Override
        public boolean isStop(Throwable failure) {
            return style.isStop(failure);
        }
    }
}
