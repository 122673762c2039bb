package org.cogrid.core.internal.text;

import java.util.regex.Pattern;

/** The names of classes typed in JShell, in messages. JShell puts each one into a class of its own. */
public final class SnippetNames {
    private static final Pattern AROUND = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$(?=\\w)");

    private SnippetNames() {}

    /** Replaces such names by what was typed: {@code P} for {@code REPL.$JShell$17B$P}. */
    public static String asTyped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
