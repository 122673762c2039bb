package org.cogrid.core.internal.hazelcast.gate;

import java.util.Map;

/** Says what a message is about that no member takes, and what a program does instead. */
final class ForeignMessages {
    /** What programs do with a grid. */
    static final String REMEDY =
            "Programs send functions and texts to engines by the views of a Cogrid client, and have"
                    + " maps by client.gridMap(name); functions on engines have all of Hazelcast by Engine.current().hazelcast()";

    private static final String ON_ENGINES = "Apply a function on an engine instead, by a view of a Cogrid client";

    private static final int MAPS = 0x01;

    /** What messages are about, by the first of the two bytes that tell. */
    private static final Map<Integer, String> SUBJECTS = Map.ofEntries(
            Map.entry(0x00, "the connection"),
            Map.entry(MAPS, "maps"),
            Map.entry(0x02, "multimaps"),
            Map.entry(0x03, "queues"),
            Map.entry(0x04, "topics"),
            Map.entry(0x05, "lists"),
            Map.entry(0x06, "sets"),
            Map.entry(0x08, "executors"),
            Map.entry(0x0D, "replicated maps"),
            Map.entry(0x0E, "transactions"),
            Map.entry(0x0F, "transactions"),
            Map.entry(0x10, "transactions"),
            Map.entry(0x11, "transactions"),
            Map.entry(0x12, "transactions"),
            Map.entry(0x13, "caches"),
            Map.entry(0x14, "transactions"),
            Map.entry(0x15, "transactions"),
            Map.entry(0x16, "query caches of maps"),
            Map.entry(0x17, "ring buffers"),
            Map.entry(0x18, "executors"),
            Map.entry(0x19, "cardinality estimators"),
            Map.entry(0x1A, "executors"),
            Map.entry(0x1B, "the members' configuration"),
            Map.entry(0x1C, "id generators"),
            Map.entry(0x1D, "counters"),
            Map.entry(0x20, "the management of members"),
            Map.entry(0x21, "SQL"),
            Map.entry(0x24, "vector collections"),
            Map.entry(0xFD, "pipelines"),
            Map.entry(0xFE, "Jet's jobs"));

    private ForeignMessages() {}

    static String refusal(int type) {
        int subject = type >>> 16;
        String about = SUBJECTS.containsKey(subject) ? " about " + SUBJECTS.get(subject) : "";
        String what =
                "Members of a grid don't take messages of the type " + String.format("0x%06X", type) + about + ". ";
        return subject == MAPS
                ? what + "Entry processors, interceptors and the like would run at the members. " + ON_ENGINES
                        + ", where the map is Engine.current().hazelcast().getMap(name)"
                : what + REMEDY;
    }
}
