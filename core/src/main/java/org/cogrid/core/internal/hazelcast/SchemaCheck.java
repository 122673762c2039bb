package org.cogrid.core.internal.hazelcast;

import java.util.function.Supplier;

/**
 * Turns off Hazelcast's check of a YAML file against its JSON schema. The schema library alone takes up to a second to
 * load. That is worth it for a user's file, but not for the packaged files, which tests check.
 */
public final class SchemaCheck {
    private static final String ENABLED = "hazelcast.config.schema.validation.enabled";

    private SchemaCheck() {}

    /**
     * Builds a configuration from a packaged file without the check. A system property is the only way to turn it off;
     * it is removed at once. If the user has set the property, it stays as it is.
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
