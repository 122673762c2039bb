package org.cogrid.core.internal.access;

/** Lets tests of other packages write and read the text of a connection file without the file. */
public final class ConnectionText {
    private ConnectionText() {}

    public static String of(GridAccess access) {
        return AccessJson.text(access);
    }

    public static GridAccess parse(String text) {
        return AccessJson.parse(text);
    }
}
