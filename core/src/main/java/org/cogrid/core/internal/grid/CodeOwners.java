package org.cogrid.core.internal.grid;

import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the owners that keep code in the grid: the keys of the owners' map. */
public final class CodeOwners {
    /** The owner of libraries given to all engines; it stays until the grid ends. */
    public static final String LIBRARIES = "grid:jars";

    private static final String CLIENT = "client:";
    private static final String LOADERS = "loaders:";
    private static final String ENGINE = "engine:";
    private static final String SCRIPTS = ":scripts";
    private static final Pattern OF_AN_ENGINE = Pattern.compile(ENGINE + "(\\d{1,9})(" + SCRIPTS + ")?");

    private CodeOwners() {}

    /** A client, by the UUID of its connection; removed when the client has left. */
    public static String client(UUID client) {
        return CLIENT + client;
    }

    /** The grid copies of an engine's values and definitions; removed when the engine is forgotten. */
    public static String engine(int engineId) {
        return ENGINE + engineId;
    }

    /** The clients' code that an engine's texts have used; removed when the namespace is cleared or the engine is forgotten. */
    public static String scripts(int engineId) {
        return engine(engineId) + SCRIPTS;
    }

    /** The code that a member's class loaders may still load; removed when the member has left. */
    public static String loaders(UUID member) {
        return LOADERS + member;
    }

    /** Whether this owner only lists what is loaded, which is no reason to keep it loaded. */
    public static boolean isLoaders(String owner) {
        return owner.startsWith(LOADERS);
    }

    /** Whether this owner lives only as long as a connection, so that its entries may outlive it. */
    public static boolean isTransient(String owner) {
        return owner.startsWith(CLIENT) || isLoaders(owner);
    }

    /** The engine that is this owner, or whose scripts are; empty for other owners. */
    public static OptionalInt engineId(String owner) {
        Matcher engine = OF_AN_ENGINE.matcher(owner);
        return engine.matches() ? OptionalInt.of(Integer.parseInt(engine.group(1))) : OptionalInt.empty();
    }

    /** The owner in a key of the owners' map; empty if it is none. */
    public static String in(String key) {
        return OwnerKey.read(key).map(OwnerKey::owner).findFirst().orElse("");
    }

    /** The UUID in the name of a transient owner. */
    public static UUID uuid(String owner) {
        return UUID.fromString(owner.substring(owner.indexOf(':') + 1));
    }
}
