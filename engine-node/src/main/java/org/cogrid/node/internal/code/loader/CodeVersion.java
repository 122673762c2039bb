package org.cogrid.node.internal.code.loader;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cogrid.core.internal.code.CodeGroup;
import org.jspecify.annotations.Nullable;

/** The names of versions of code in messages: when and from where they arrived. */
public final class CodeVersion {
    /** The beginning of all such names. */
    public static final String START = "the version of ";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Pattern TIMED = Pattern.compile(START + "(\\d\\d:\\d\\d:\\d\\d) ");

    private CodeVersion() {}

    /**
     * The name of a version, such as {@code the version of 13:55:07 from folder demo}.
     *
     * @param origin who sent it, used when the place is unknown
     */
    static String name(CodeGroup group, String origin, ZonedDateTime arrival) {
        String place = group.placeInWords();
        String from = place.isEmpty() ? origin.replaceFirst(" \\(pid \\d+\\)$", "") : place;
        return START + TIME.format(arrival) + " from " + from;
    }

    /** The name of a class's version. */
    public static String of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? "that of Java" : isName(loader.getName()) ? loader.getName() : "that of the engine";
    }

    /** Whether a class belongs to a version that arrived from a client or with a text. */
    public static boolean isOfVersion(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && isName(loader.getName());
    }

    /** When the class's version arrived; empty if it is from no client. */
    public static String time(Class<?> type) {
        Matcher time = TIMED.matcher(of(type));
        return time.lookingAt() ? time.group(1) : "";
    }

    /** Whether {@code text} is the name of a version, from a client or of a text. */
    public static boolean isName(@Nullable String text) {
        return text != null && text.startsWith(START);
    }
}
