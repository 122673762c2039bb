package org.cogrid.core.internal.grid;

import java.util.UUID;

/** Who keeps code in the grid: the keys of the owners' map. */
public final class CodeOwners {
    /** Libraries given to all engines; there until the grid ends. */
    public static final String LIBRARIES = "grid:jars";

    private static final String CLIENT = "client:";
    private static final String LOADERS = "loaders:";

    private CodeOwners() {}

    /** A client, by its connection's uuid; goes when the client has left. */
    public static String client(UUID client) {
        return CLIENT + client;
    }

    /** The grid copies of an engine's values and definitions; goes when the engine is forgotten. */
    public static String engine(int engineId) {
        return "engine:" + engineId;
    }

    /** What an engine's scripts have used of the code that clients sent; goes when they are cleared or the engine is forgotten. */
    public static String scripts(int engineId) {
        return engine(engineId) + ":scripts";
    }

    /** What a member's class loaders may still have to load; goes when the member has left. */
    public static String loaders(UUID member) {
        return LOADERS + member;
    }

    /** Whether this owner only says what is loaded, which is no reason of its own to keep it loaded. */
    public static boolean isLoaders(String owner) {
        return owner.startsWith(LOADERS);
    }

    /** Whether this owner lives as long as a connection does, so that it can be left behind. */
    public static boolean isTransient(String owner) {
        return owner.startsWith(CLIENT) || isLoaders(owner);
    }

    /** The uuid in the name of a transient owner. */
    public static UUID uuid(String owner) {
        return UUID.fromString(owner.substring(owner.indexOf(':') + 1));
    }
}
