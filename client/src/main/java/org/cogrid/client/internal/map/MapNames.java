package org.cogrid.client.internal.map;

import org.cogrid.core.internal.grid.GridNames;
import org.jspecify.annotations.Nullable;

/** Checks names of grid maps as users give them; Groovy does not check their types. */
public final class MapNames {
    private MapNames() {}

    /**
     * Returns the name of a grid map.
     *
     * @throws IllegalArgumentException when it is empty or one of Cogrid's own
     */
    public static String checked(@Nullable CharSequence name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("no name of a grid map was given: give one in quotes, such as 'orders'");
        }
        if (GridNames.isReserved(name.toString())) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of a grid map of yours, as names that"
                    + " begin with '" + GridNames.PREFIX + "' are Cogrid's own: choose another one");
        }
        return name.toString();
    }
}
