package org.cogrid.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings in force, each with where it came from. Later sources win: the packaged defaults
 * ({@code cogrid.properties}, which documents every key), the user's file, the environment
 * ({@code COGRID_CLIENT_MAX_VALUE} for {@code cogrid.client.max-value}), system properties. Immutable.
 */
public final class Settings {
    private static final String DEFAULTS = "cogrid.properties";
    private static final String FILE_KEY = "cogrid.config";

    private final Map<String, Value> values;

    /** A setting's text and where it came from, in words for an error message. */
    record Value(String text, String source) {}

    private Settings(Map<String, Value> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * These settings with some that the user gave on the command line, which win over all others.
     *
     * @param source where they came from, in words for an error message
     * @throws ConfigException when there is no such setting
     */
    public Settings with(Map<String, String> texts, String source) {
        Map<String, Value> changed = new TreeMap<>(values);
        texts.forEach((key, text) -> {
            value(key);
            changed.put(key, new Value(text.strip(), source));
        });
        return new Settings(changed);
    }

    /**
     * Reads the settings of this program, with this file for the one that {@code cogrid.config} names.
     *
     * @throws ConfigException when the file is missing or has an unknown key
     */
    public static Settings load(Path file) {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        properties.setProperty(FILE_KEY, file.toString());
        return layered(System.getenv(), properties);
    }

    /**
     * Reads the settings of this program.
     *
     * @throws ConfigException when the user's file is missing or has an unknown key
     */
    public static Settings load() {
        return layered(System.getenv(), System.getProperties());
    }

    static Settings layered(Map<String, String> environment, Properties systemProperties) {
        Map<String, Value> values = new TreeMap<>(packaged());
        overlay(values, environment, systemProperties, Set.of(FILE_KEY));
        Value file = new Settings(values).value(FILE_KEY);
        if (!file.text().isEmpty()) {
            values.putAll(userFile(file, values));
        }
        overlay(values, environment, systemProperties, Set.copyOf(values.keySet()));
        return new Settings(values);
    }

    private static void overlay(
            Map<String, Value> values, Map<String, String> environment, Properties properties, Set<String> keys) {
        for (String key : keys) {
            String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            String fromEnvironment = environment.get(variable);
            String fromProperty = properties.getProperty(key);
            if (fromProperty != null) {
                values.put(key, new Value(fromProperty.strip(), "the system property " + key));
            } else if (fromEnvironment != null) {
                values.put(key, new Value(fromEnvironment.strip(), "the environment variable " + variable));
            }
        }
    }

    private static Map<String, Value> packaged() {
        try (InputStream in = ConfigFiles.packaged(DEFAULTS);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(reader, "the packaged " + DEFAULTS);
        } catch (IOException e) {
            throw new ConfigException(
                    "The packaged " + DEFAULTS + " can't be read: the cogrid-config jar is damaged", e);
        }
    }

    private static Map<String, Value> userFile(Value named, Map<String, Value> known) {
        Path file = Path.of(named.text());
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Value> values = read(reader, "the file " + file);
            values.keySet().stream()
                    .filter(key -> !known.containsKey(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new ConfigException("The file " + file + " has the key " + key
                                + ", which no setting has; there are " + known.keySet());
                    });
            return values;
        } catch (IOException e) {
            throw new ConfigException("The file " + file + ", named by " + named.source() + ", can't be read: " + e, e);
        }
    }

    private static Map<String, Value> read(Reader reader, String source) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, Value> values = new TreeMap<>();
        properties.forEach((key, text) -> values.put((String) key, new Value(((String) text).strip(), source)));
        return values;
    }

    /** The text of a setting, where it came from included. */
    Value value(String key) {
        Value value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("There is no setting " + key + "; there are " + values.keySet());
        }
        return value;
    }

    /** The text of a setting; empty when it is not set. */
    public String text(String key) {
        return value(key).text();
    }
}
