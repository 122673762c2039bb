package org.cogrid.core.internal.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An import statement, parsed in the same way on both sides.
 *
 * @param isStatic whether it imports members of a class
 * @param path the part before the star or the alias
 * @param isStar whether it ends with a star
 * @param alias the alias, or empty
 */
public record ImportText(boolean isStatic, String path, boolean isStar, String alias) {
    private static final Pattern FORM = Pattern.compile(
            "(?:import\\s+)?(?<static>static\\s+)?(?<path>[\\p{L}\\p{N}_$.]+?)(?<star>\\.\\*)?(?:\\s+as\\s+(?<alias>[\\p{L}\\p{N}_$]+))?\\s*;?");

    /** Parses an import with or without the word {@code import}; empty if the text is none. */
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

    /** The import as text that {@link #parse} reads. */
    public String text() {
        return (isStatic ? "static " : "") + path + (isStar ? ".*" : "") + (alias.isEmpty() ? "" : " as " + alias);
    }
}
