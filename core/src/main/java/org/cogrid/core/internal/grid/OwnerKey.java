package org.cogrid.core.internal.grid;

import java.util.stream.Stream;
import org.cogrid.core.internal.code.ContentHash;

/**
 * A key of the map of owners.
 *
 * @param owner the owner's name, which has no space
 * @param manifest a manifest that it keeps
 */
record OwnerKey(String owner, ContentHash manifest) {
    private static final char BETWEEN = ' ';

    /** What the texts of all keys of an owner begin with. */
    static String prefix(String owner) {
        return owner + BETWEEN;
    }

    /** The key that {@link #text} wrote; none if another program has put the text there. */
    static Stream<OwnerKey> read(String text) {
        int between = text.indexOf(BETWEEN);
        try {
            return between < 0
                    ? Stream.empty()
                    : Stream.of(new OwnerKey(text.substring(0, between), new ContentHash(text.substring(between + 1))));
        } catch (IllegalArgumentException e) { // it has no hash, so it names no unit
            return Stream.empty();
        }
    }

    /** The text that is the key. */
    String text() {
        return prefix(owner) + manifest.hex();
    }
}
