package org.cogrid.core.internal.text;

import org.jspecify.annotations.Nullable;

/** What differs between the places that show values. */
public interface ValueStyle {
    /** Where a text may be cut, though it need not. */
    int mostCharacters();

    /** Of a collection with more elements only the first are shown. */
    default int mostElements() {
        return 20;
    }

    /** What is deeper in collections in collections is not shown. */
    default int mostLevels() {
        return 6;
    }

    /** A value that is neither map nor collection nor array. May throw what the value's own code throws. */
    String plain(@Nullable Object value);

    /** The key of a map. */
    default String key(String key) {
        return plain(key);
    }

    /** What stands before the elements of an array. */
    default String beforeArray(Class<?> elements, int size) {
        return "";
    }

    /** Whether a failure of the value's own code is none, but the way in which the whole showing is stopped. */
    boolean isStop(Throwable failure);
}
