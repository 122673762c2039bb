package org.cogrid.client.internal.shell.show;

import groovy.lang.Closure;
import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.client.AsyncResult;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.text.ValueLine;
import org.cogrid.core.internal.text.ValueStyle;
import org.jspecify.annotations.Nullable;

/** Shows a value in one line, as its user would write it. Long values are cut. */
public final class ValueText {
    private static final int MOST_CHARACTERS = 4_000;

    private ValueText() {}

    /** Returns the text. Does not fail if the value's own code does. */
    public static String of(@Nullable Object value) {
        return cut(ValueLine.of(value, new AsTyped()));
    }

    /** True for the error that stops a line at Ctrl-C: it must not be shown as the value's own failure. */
    static boolean isStop(Throwable failure) {
        return failure instanceof Error
                && !(failure instanceof StackOverflowError
                        || failure instanceof LinkageError
                        || failure instanceof AssertionError);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS) + "… " + (text.length() - MOST_CHARACTERS) + " more characters";
    }

    private record AsTyped() implements ValueStyle {
        @Override
        public int mostCharacters() {
            return MOST_CHARACTERS;
        }

        @Override
        public String plain(@Nullable Object value) {
            if (value instanceof CharSequence text) {
                return quoted(text.toString());
            }
            if (value instanceof MethodClosure function) {
                return "<function " + function.getMethod().replace("$def", "") + ">";
            }
            if (value instanceof Closure<?> closure) {
                return "<closure of " + Counted.of(closure.getMaximumNumberOfParameters(), "parameter") + ">";
            }
            return value instanceof AsyncResult<?> result ? ResultText.of(result) : cut(String.valueOf(value));
        }

        @Override
        public String key(String key) {
            return key.matches("[A-Za-z_]\\w*") ? key : quoted(key);
        }

        @Override
        public String beforeArray(Class<?> elements, int size) {
            return elements.getSimpleName() + "[" + size + "] ";
        }

        @Override
        public boolean isStop(Throwable failure) {
            return ValueText.isStop(failure);
        }
    }

    private static String quoted(String text) {
        return "'"
                + cut(text)
                        .replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("\u001b", "\\u001b")
                + "'";
    }
}
