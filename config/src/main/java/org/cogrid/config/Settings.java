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
import java.util.stream.Collectors;

/**
 * The settings in force, each with where it came from. Later sources win: the packaged defaults
 * ({@code cogrid.properties}, which documents every key), the user's file, the environment
 * ({@code COGRID_CLIENT_MAX_VALUE} for {@code cogrid.client.max-value}), system properties, and {@link #with}. Immutable.
 *
 * <p>{@code Client.connect} and {@code Cluster} load them when none are given:
 *
 * <pre>{@code
 * Settings settings = Settings.load().with("cogrid.client.connect-timeout", "10s");
 * try (Client client = Client.connect(settings)) {
 *     System.out.println(client.ids());
 * }
 * }</pre>
 */
public final class Settings {
    private static final String DEFAULTS = "cogrid.properties";
    private static final String FILE_KEY = "cogrid.config";
    private static final Set<String> PATHS = Set.of(
            FILE_KEY, "cogrid.home", "cogrid.cache", ConfigFiles.MEMBER, ConfigFiles.CLIENT, ConfigFiles.LOGGING);

    private final Map<String, Value> values;

    /**
     * A setting.
     *
     * @param source where it came from, in words for an error message
     * @param isGiven whether the program itself gave it
     */
    record Value(String text, String source, boolean isGiven) {}

    private Settings(Map<String, Value> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * These settings with one changed, which wins over all other sources. It is checked here; these settings stay as they are.
     *
     * @param name the setting's name, such as {@code cogrid.engine.drain}
     * @param value its value as it would stand in a file, such as {@code 10s}; blanks around it do not count
     * @throws ConfigException when there is no such setting, or it can't have this value; or for {@code cogrid.config}, as the file that it
     *     names is read by {@link #load(Path)} only
     */
    public Settings with(String name, String value) {
        return with(name, value, "Settings.with");
    }

    /**
     * As {@link #with(String, String)}, for what a user has given elsewhere.
     *
     * @param source where it came from, in words for an error message: {@code the argument --port}
     */
    public Settings with(String name, String value, String source) {
        find(name);
        if (name.equals(FILE_KEY)) {
            throw new ConfigException("The setting " + FILE_KEY
                    + " names a file that is read when settings are loaded: " + "give the file to Settings.load");
        }
        Value given = new Value(value.strip(), source, true);
        new Settings(changed(packaged(), name, given)).check(); // so that only this one can be found wrong
        return new Settings(changed(values, name, given));
    }

    private static Map<String, Value> changed(Map<String, Value> values, String name, Value value) {
        Map<String, Value> changed = new TreeMap<>(values);
        changed.put(name, value);
        return changed;
    }

    private void check() {
        GridSettings.from(this);
        EngineSettings.from(this);
        ClientSettings.from(this);
        ShellSettings.from(this);
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
     * Reads the settings of this program: the packaged defaults, the user's file, the environment, and the system properties of now. What
     * these have that is no setting is left alone.
     *
     * @throws ConfigException when the user's file is missing or has an unknown key. A value that can't be used is found by who uses it, as
     *     by {@code Client.connect}
     */
    public static Settings load() {
        return layered(System.getenv(), System.getProperties());
    }

    /**
     * Reads the settings of an engine whose starter has given it these, and no others: as in a JVM of its own that has them for system
     * properties.
     *
     * @param given what {@link #given()} of the starter's settings told
     * @throws ConfigException as {@link #load()}
     */
    public static Settings ofGiven(Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        return layered(System.getenv(), properties);
    }

    /**
     * The settings that the program itself has given, by system properties, {@link #load(Path)} or {@link #with}: those that an engine must
     * be given to work by these settings, as it reads the environment itself. Paths are absolute, as the engine may be started again by
     * a program that runs in another folder.
     */
    public Map<String, String> given() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().isGiven())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> wherever(entry.getKey(), entry.getValue().text())));
    }

    private static String wherever(String key, String text) {
        return PATHS.contains(key) && !text.isEmpty()
                ? Path.of(text).toAbsolutePath().toString()
                : text;
    }

    static Settings layered(Map<String, String> environment, Properties systemProperties) {
        Map<String, Value> values = new TreeMap<>(packaged());
        overlay(values, environment, systemProperties, Set.of(FILE_KEY));
        Value file = new Settings(values).find(FILE_KEY);
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
                values.put(key, new Value(fromProperty.strip(), "the system property " + key, true));
            } else if (fromEnvironment != null) {
                values.put(key, new Value(fromEnvironment.strip(), "the environment variable " + variable, false));
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
        properties.forEach((key, text) -> values.put((String) key, new Value(((String) text).strip(), source, false)));
        return values;
    }

    /** A setting, where it came from included. */
    Value find(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new ConfigException("There is no setting " + name + "; there are " + new TreeMap<>(values).keySet());
        }
        return value;
    }

    /**
     * The text of a setting; empty when it is not set.
     *
     * @throws ConfigException when there is no such setting
     */
    public String text(String name) {
        return find(name).text();
    }
}
