package org.cogrid.core.internal.grid;

/** All names that Cogrid uses in the grid: who writes and reads each one, and when its entries are removed. */
public final class GridNames {
    /** What all these names begin with. Users' own maps have other names. */
    public static final String PREFIX = "cogrid";

    /** Executor for exchanges of tasks and replies, member-targeted. Clients submit, engines answer; nothing is kept in it. */
    public static final String TASKS = "cogrid.tasks";

    /**
     * Executor for requests that overtake tasks: open, cancel, status, interrupt, stop. Clients and engines submit;
     * nothing is kept in it.
     */
    public static final String CONTROL = "cogrid.control";

    /** Map engine id -> {@code EngineEntry} as JSON text. Each engine writes its own; entries of dead engines stay, so ids are not re-used, until {@code forget}. */
    public static final String ENGINES = "cogrid.engines";

    /** Map content hash -> bytes of a code unit or manifest. Clients and engines write, engines read, the collector removes what no owner lists. */
    public static final String CODE = "cogrid.code";

    /**
     * Map owner ({@code client:uuid} or {@code engine:id}) and hash of a manifest that it keeps, one entry each,
     * without values. Each owner writes its own; removed when it no longer needs the code, leaves or is forgotten.
     */
    public static final String CODE_OWNERS = "cogrid.code.owners";

    /**
     * Map with at most one entry: the removal of unused code that is in progress. The collector writes it; owners that
     * begin to keep code wait for its end.
     */
    public static final String CODE_REMOVAL = "cogrid.code.removal";

    /** Prefix of the maps variable name -> grid copy, one map an engine. Written by the engine alone, read by anyone, destroyed by {@code forget}. */
    public static final String NAMESPACE = "cogrid.ns.";

    /** Prefix of the maps sequence number -> definition (imports, functions, classes of a session), one map an engine. Written by the engine alone, destroyed by {@code forget}. */
    public static final String DEFINITIONS = "cogrid.defs.";

    /** Member attribute: the machine of a member, for the connection file. Set when the member starts, gone with it. */
    public static final String HOST_ATTRIBUTE = "cogrid.host";

    /**
     * Member attribute: where a member listens, {@code host:port}, where port 0 stands for the port of its address in
     * the grid. Set when the member starts, gone with it.
     */
    public static final String LISTENS_ATTRIBUTE = "cogrid.listens-at";

    /** Member attribute: the connection file of a member, on its machine. */
    public static final String FILE_ATTRIBUTE = "cogrid.connection-file";

    /** Member attribute: the process id of a member on its machine. */
    public static final String PID_ATTRIBUTE = "cogrid.pid";

    /** Member attribute: when that process started. */
    public static final String STARTED_ATTRIBUTE = "cogrid.started";

    private GridNames() {}

    /** True for names that users may not give to their own maps. */
    public static boolean isReserved(String name) {
        return name.startsWith(PREFIX);
    }

    /** The map that holds the grid copies of this engine's values. */
    public static String namespace(int engineId) {
        return NAMESPACE + engineId;
    }

    /** The map that holds the definitions of this engine's session. */
    public static String definitions(int engineId) {
        return DEFINITIONS + engineId;
    }
}
