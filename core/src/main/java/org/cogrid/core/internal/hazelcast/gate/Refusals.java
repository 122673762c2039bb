package org.cogrid.core.internal.hazelcast.gate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cogrid.core.internal.text.SafeLog;

/** Counts the messages that a member has refused, and logs the first one of each type. Thread-safe. */
final class Refusals {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

    /** There are fewer types of messages; a client may make up others. */
    private static final int MOST_TYPES = 1_000;

    private final LongAdder count = new LongAdder();
    private final Set<Integer> logged = ConcurrentHashMap.newKeySet();

    void add(int type, String client, String why) {
        count.increment();
        if (logged.size() < MOST_TYPES && logged.add(type)) {
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING,
                    "refused a message of the client at " + client
                            + "; further ones of this type are counted, but not logged: " + why));
        }
    }

    long count() {
        return count.sum();
    }
}
