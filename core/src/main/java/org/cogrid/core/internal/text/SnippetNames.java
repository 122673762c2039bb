package org.cogrid.core.internal.text;

import java.util.regex.Pattern;

/** What messages call classes that were typed in JShell, which puts each into a class of its own. */
public final class SnippetNames {
    private static final Pattern AROUND = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$(?=\\w)");

    private SnippetNames() {}

    /** The text with such names as they were typed: {@code P} for {@code REPL.$JShell$17B$P}. */
    public static String asTyped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
