package org.cogrid.core.internal.wire;

/** The ids of Cogrid's types in Hazelcast's serialization. An id is never used for another type. */
public final class WireTypes {
    /** {@code Message}: a request or an answer. */
    public static final int MESSAGE = 7_302;

    /** {@code MessageTask}: hands a message to an engine. */
    public static final int MESSAGE_TASK = 7_303;

    /** Cogrid's factory of identified types, whose ids follow. */
    public static final int FACTORY = 7_301;

    /** {@code StoredValue}: a grid copy that is not stored as itself. */
    public static final int STORED_VALUE = 3;

    /** {@code CopySummary}: a summary of a grid copy. */
    public static final int COPY_SUMMARY = 4;

    /** {@code CopySummary.Maker}: makes summaries where the copies are. */
    public static final int COPY_SUMMARIES = 5;

    /** {@code Presence}: asks whether the grid has a unit of code. */
    public static final int PRESENCE = 6;

    private WireTypes() {}
}
