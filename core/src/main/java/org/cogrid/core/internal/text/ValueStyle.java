package org.cogrid.core.internal.text;

import org.jspecify.annotations.Nullable;

/** The differences between the places that show values. */
public interface ValueStyle {
    /** The length from which a text may be cut. */
    int mostCharacters();

    /** The number of elements shown of a collection; further ones are left out. */
    default int mostElements() {
        return 20;
    }

    /** The number of levels shown of nested collections; deeper ones are left out. */
    default int mostLevels() {
        return 6;
    }

    /** Formats a value that is no map, collection or array. May throw what the value's own code throws. */
    String plain(@Nullable Object value);

    /** Formats the key of a map. */
    default String key(String key) {
        return plain(key);
    }

    /** The text before the elements of an array. */
    default String beforeArray(Class<?> elements, int size) {
        return "";
    }

    /** Whether this is the error that stops the task, which must not be shown as the value's own failure. */
    boolean isStop(Throwable failure);
}
