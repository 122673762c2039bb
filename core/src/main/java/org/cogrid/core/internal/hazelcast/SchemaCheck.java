package org.cogrid.core.internal.hazelcast;

import java.util.function.Supplier;

/**
 * Hazelcast checks each YAML file against a JSON schema, with a library that takes longer to load than all else that reading the file
 * takes: up to a second of a program's start. That is worth it for a user's file, but not for the packaged ones, which tests check.
 */
public final class SchemaCheck {
    private static final String ENABLED = "hazelcast.config.schema.validation.enabled";

    private SchemaCheck() {}

    /**
     * Builds a configuration from a packaged file, unchecked. Hazelcast knows no other way to say so than a property of the whole JVM: it
     * is taken away at once, and whoever has set it is obeyed.
     */
    public static synchronized <T> T without(Supplier<T> build) {
        if (System.getProperty(ENABLED) != null) {
            return build.get();
        }
        System.setProperty(ENABLED, "false");
        try {
            return build.get();
        } finally {
            System.clearProperty(ENABLED);
        }
    }
}
