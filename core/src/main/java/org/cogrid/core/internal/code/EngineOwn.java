package org.cogrid.core.internal.code;

import java.util.List;

/** Which packages every engine has of its own, so that both sides speak of the very same classes there. */
public final class EngineOwn {
    /** Client classes are no engine's own, but never travel either: what mentions them can't run on an engine. */
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

    /** Whether classes of that name come from the engine, where it has them. */
    public static boolean isShared(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }
}
