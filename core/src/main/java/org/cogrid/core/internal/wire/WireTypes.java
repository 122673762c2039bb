package org.cogrid.core.internal.wire;

/** The numbers under which the grid knows our types; never re-used for another type. */
public final class WireTypes {
    /** Our factory of identified types. */
    public static final int FACTORY = 7_301;

    /** {@code Sealed}: an authenticated message. */
    public static final int SEALED = 1;

    /** {@code MessageTask}: brings a message to an engine's door. */
    public static final int GRID_CALL = 2;

    /** {@code StoredValue}: a grid copy that is not stored as itself. */
    public static final int STORED_VALUE = 3;

    /** {@code CopySummary}: what can be told of a grid copy without moving it. */
    public static final int COPY_SUMMARY = 4;

    /** {@code CopySummary.Maker}: makes summaries where the copies are. */
    public static final int COPY_SUMMARIES = 5;

    /** {@code Presence}: asks whether the grid has a unit of code. */
    public static final int PRESENCE = 6;

    private WireTypes() {}
}
