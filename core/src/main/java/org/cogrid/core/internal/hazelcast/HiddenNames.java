package org.cogrid.core.internal.hazelcast;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cluster names of this JVM, which no log line may show. */
final class HiddenNames {
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private HiddenNames() {}

    static void add(String name) {
        NAMES.add(name);
    }

    static String removeFrom(String text) {
        String result = text;
        for (String name : NAMES) {
            result = result.replace(name, "(hidden)");
        }
        return result;
    }
}
