package org.cogrid.node.internal.groovy;

import java.util.Optional;
import org.cogrid.core.internal.text.ValueLine;
import org.cogrid.core.internal.text.ValueStyle;
import org.cogrid.node.internal.run.TaskStopped;
import org.jspecify.annotations.Nullable;

/**
 * A value's type and the beginning of its text, for people. It never fails and never takes long: of large collections and
 * arrays only the beginning is looked at, and of other objects only {@code toString} is asked.
 *
 * @param type the class's name, {@code null} for null
 * @param text at most {@link #MOST_CHARACTERS} characters
 */
public record ShortText(@Nullable String type, String text) {
    /** The longest text there is. */
    public static final int MOST_CHARACTERS = 300;

    /** Describes a value. */
    public static ShortText of(@Nullable Object value) {
        String type = value == null ? null : value.getClass().getTypeName();
        return new ShortText(type, cut(ValueLine.of(value, new Unquoted())));
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    private record Unquoted() implements ValueStyle {
        @Override
        public int mostCharacters() {
            return MOST_CHARACTERS;
        }

        @Override
        public String plain(@Nullable Object value) {
            if (value instanceof CharSequence text && text.length() > MOST_CHARACTERS) {
                return cut(text.subSequence(0, MOST_CHARACTERS + 1).toString());
            }
            return cut(Optional.ofNullable(String.valueOf(value)).orElse("null"));
        }

        @Override
        public boolean isStop(Throwable failure) {
            return failure instanceof TaskStopped;
        }
    }
}
