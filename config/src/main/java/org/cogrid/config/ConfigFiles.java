package org.cogrid.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration files in force: Hazelcast's for members and for clients, and java.util.logging's for engine JVMs.
 * Each is the user's file if a setting names one, otherwise the packaged default.
 */
public final class ConfigFiles {
    static final String MEMBER = "cogrid.member-config";
    static final String CLIENT = "cogrid.client-config";
    static final String LOGGING = "cogrid.logging-config";

    private final Settings settings;

    /** The files that these settings name, or else the packaged ones. */
    public ConfigFiles(Settings settings) {
        this.settings = settings;
    }

    /** Hazelcast's YAML for members, packaged as {@code cogrid-member.yaml}; named by {@code cogrid.member-config}. */
    public InputStream member() {
        return open(MEMBER, "cogrid-member.yaml");
    }

    /** Hazelcast's YAML for clients, packaged as {@code cogrid-client.yaml}; named by {@code cogrid.client-config}. */
    public InputStream client() {
        return open(CLIENT, "cogrid-client.yaml");
    }

    /** Whether {@link #member()} is the packaged one. */
    public boolean isMemberPackaged() {
        return settings.find(MEMBER).text().isEmpty();
    }

    /** Whether {@link #client()} is the packaged one. */
    public boolean isClientPackaged() {
        return settings.find(CLIENT).text().isEmpty();
    }

    /** Logging of engine JVMs, packaged as {@code cogrid-logging.properties}; named by {@code cogrid.logging-config}. */
    public InputStream logging() {
        return open(LOGGING, "cogrid-logging.properties");
    }

    private InputStream open(String key, String packaged) {
        Settings.Value file = settings.find(key);
        if (file.text().isEmpty()) {
            return packaged(packaged);
        }
        try {
            return Files.newInputStream(Path.of(file.text()));
        } catch (IOException e) {
            throw new ConfigException(
                    "The file '" + file.text() + "' can't be read; the setting " + key + " in " + file.source()
                            + " names it",
                    e);
        }
    }

    static InputStream packaged(String name) {
        InputStream in = ConfigFiles.class.getResourceAsStream(name);
        if (in == null) {
            throw new ConfigException("The packaged file " + name + " is missing: the cogrid-config jar is damaged");
        }
        return in;
    }
}
