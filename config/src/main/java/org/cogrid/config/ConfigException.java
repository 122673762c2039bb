package org.cogrid.config;

import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** A setting can't be used; the message names the setting, where its value came from, the value, and what is expected. */
public final class ConfigException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a setting that can't be used; the message names it, where its value came from, and what is expected. */
    public ConfigException(String message) {
        super(message);
    }

    /** For a setting whose use threw {@code cause}; the message names it, where its value came from, and what is expected. */
    public ConfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ConfigException unusable(String key, Settings.Value value, String expected) {
        return new ConfigException("The setting " + key + " is '" + value.text() + "' in " + value.source() + ", but "
                + expected + " is expected");
    }
}
