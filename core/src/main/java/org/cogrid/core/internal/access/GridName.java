package org.cogrid.core.internal.access;

import java.util.regex.Pattern;

/** The rules for a grid's name, which is also a file name. */
public final class GridName {
    /** The name of a grid that was given none. */
    public static final String DEFAULT = "default";

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private GridName() {}

    /** Returns {@code name} if it is legal, otherwise throws. */
    public static String check(String name) {
        if (!isLegal(name)) {
            throw new IllegalArgumentException(
                    "A grid can't be called '" + name
                            + "': a name has 1 to 64 letters, digits, dots, dashes and underscores, and starts with a letter or digit");
        }
        return name;
    }

    /** Whether a grid may have this name. */
    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }
}
