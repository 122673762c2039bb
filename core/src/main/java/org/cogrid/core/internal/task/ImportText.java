package org.cogrid.core.internal.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an import says: the same grammar on both sides.
 *
 * @param isStatic whether it imports members of a class
 * @param path what stands before the star or the alias
 * @param isStar whether it imports all there is
 * @param alias the name it gives, or empty
 */
public record ImportText(boolean isStatic, String path, boolean isStar, String alias) {
    private static final Pattern FORM = Pattern.compile(
            "(?:import\\s+)?(?<static>static\\s+)?(?<path>[\\p{L}\\p{N}_$.]+?)(?<star>\\.\\*)?(?:\\s+as\\s+(?<alias>[\\p{L}\\p{N}_$]+))?\\s*;?");

    /** What a text says, with or without the word {@code import}; empty if it is no import. */
    public static Optional<ImportText> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || (form.group("star") != null && form.group("alias") != null)) {
            return Optional.empty();
        }
        String alias = form.group("alias");
        return Optional.of(new ImportText(
                form.group("static") != null,
                form.group("path"),
                form.group("star") != null,
                alias == null ? "" : alias));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return (isStatic ? "static " : "") + path + (isStar ? ".*" : "") + (alias.isEmpty() ? "" : " as " + alias);
    }
}
