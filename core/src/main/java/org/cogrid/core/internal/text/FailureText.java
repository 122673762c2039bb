package org.cogrid.core.internal.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads message, class, cause and frames of a failure safely. The methods of a {@link Throwable} may be a user's code.
 * Whatever they throw or return, the methods here return a bounded result.
 */
public final class FailureText {
    /** The longest message returned. */
    public static final int MOST_CHARACTERS = 64 << 10;

    private static final int MOST_CAUSES = 20;
    private static final Pattern INTERNAL =
            Pattern.compile("org\\.cogrid\\..*\\.internal\\..*|org\\.(codehaus|apache)\\.groovy\\..*NoStack");
    private static final String COMPILER_NOISE = "startup failed:\n";

    private FailureText() {}

    /** The failure's message, {@code null} if it has none. The message for a full heap also says what to do. */
    public static @Nullable String message(Throwable failure) {
        String message = ownMessage(failure);
        String advice = FullHeap.advice(failure, message);
        return advice == null ? message : message == null ? advice : message + "; " + advice;
    }

    private static @Nullable String ownMessage(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null ? null : LongText.cut(Suggestions.onlyNear(withoutNoise(message)), MOST_CHARACTERS);
        } catch (Throwable e) {
            return "(its getMessage() failed with " + e.getClass().getName() + ")";
        }
    }

    /** Removes the phrase with which Groovy's compiler begins every message. */
    private static String withoutNoise(String message) {
        return message.startsWith(COMPILER_NOISE)
                ? message.substring(COMPILER_NOISE.length()).stripTrailing()
                : message;
    }

    /** The failure's class and message, like {@code toString()} when it is not overridden. */
    public static String of(Throwable failure) {
        String message = message(failure);
        String type = className(failure);
        return message == null ? type : type + ": " + message;
    }

    /**
     * The name of the failure's class. For an internal class of Cogrid or Groovy it is the public class that it
     * extends, if any.
     */
    public static String className(Throwable failure) {
        Class<?> type = failure.getClass();
        while (INTERNAL.matcher(type.getName()).matches()) {
            type = type.getSuperclass();
        }
        return type.getName().startsWith("java.") ? failure.getClass().getName() : type.getName();
    }

    /** A stack trace without its first lines, if these repeat {@code told}. */
    public static String below(String told, String stack) {
        return stack.startsWith(told) ? stack.substring(told.length()).replaceFirst("^\\R", "") : stack;
    }

    /** The failure and its first few causes, each once. */
    public static List<Throwable> chain(Throwable failure) {
        Set<Throwable> met = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null && chain.size() < MOST_CAUSES && met.add(next); ) {
            chain.add(next);
            next = cause(next);
        }
        return chain;
    }

    /** The failure's cause; {@code null} if it has none or throws when asked. */
    public static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** The failure's stack frames, innermost first; none if it throws when asked. */
    public static List<StackTraceElement> frames(Throwable failure) {
        try {
            return Stream.of(failure.getStackTrace()).filter(Objects::nonNull).toList();
        } catch (Throwable e) {
            return List.of();
        }
    }
}
