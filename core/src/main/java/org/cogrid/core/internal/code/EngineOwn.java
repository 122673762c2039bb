package org.cogrid.core.internal.code;

import java.util.List;

/** The packages that every engine has itself. Their classes never travel, so both sides use the same ones. */
public final class EngineOwn {
    /**
     * The package of the client's classes. No engine has them and they never travel, so code that uses them can't run
     * on an engine.
     */
    public static final String CLIENT = "org.cogrid.client.";

    private static final List<String> PREFIXES = List.of(
            "org.cogrid.core.",
            "org.cogrid.config.",
            "org.cogrid.node.",
            CLIENT,
            "com.hazelcast.",
            "groovy.",
            "groovyjarjar",
            "org.codehaus.groovy.",
            "org.apache.groovy.");

    private EngineOwn() {}

    /** Whether an engine uses its own class of that name, if it has one. */
    public static boolean isShared(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }
}
