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
     * Returns a copy of these settings with one changed. The changed value wins over all other sources and is checked
     * here.
     *
     * @param name the setting's name, such as {@code cogrid.engine.drain}
     * @param value its value as it would stand in a file, such as {@code 10s}; blanks around it do not count
     * @throws ConfigException when there is no such setting or it can't have this value; also for {@code
     *     cogrid.config}, because only {@link #load(Path)} reads the file that it names
     */
    public Settings with(String name, String value) {
        return with(name, value, "Settings.with");
    }

    /**
     * Like {@link #with(String, String)}, for a value that a user has given in another place, such as an argument.
     *
     * @param source where it came from, in words for an error message: {@code the argument --port}
     */
    public Settings with(String name, String value, String source) {
        find(name);
        if (name.equals(FILE_KEY)) {
            throw new ConfigException("The setting " + FILE_KEY
                    + " names a file that is read when settings are loaded: give the file to Settings.load");
        }
        Value given = new Value(value.strip(), source, true);
        new Settings(changed(packaged(), name, given)).check(); // so that only this setting can be wrong
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
     * Reads the settings of this program, with {@code file} in place of the one that {@code cogrid.config} names.
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
     * Reads the settings of this program: the packaged defaults, the user's file, the environment, and the present
     * system properties. System properties and environment variables that are no settings are ignored.
     *
     * @throws ConfigException when the user's file is missing or has an unknown key. A value that can't be used is
     *     reported where it is used, such as by {@code Client.connect}
     */
    public static Settings load() {
        return layered(System.getenv(), System.getProperties());
    }

    /**
     * Reads the settings of an engine that runs in its starter's JVM, as if it ran in a JVM of its own that has {@code
     * given} as system properties.
     *
     * @param given the result of {@link #given()} of the starter's settings
     * @throws ConfigException as {@link #load()}
     */
    public static Settings ofGiven(Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(given);
        Map<String, Value> values = new TreeMap<>(layered(System.getenv(), properties).values);
        values.replaceAll(
                (key, value) -> value.isGiven() ? new Value(value.text(), "the settings of the program", true) : value);
        return new Settings(values);
    }

    /**
     * The settings that the program itself has given, by system properties, {@link #load(Path)} or {@link #with}: an
     * engine that is given them works by the same settings, because it reads the environment itself. Paths are
     * absolute, because a program that runs in another folder may start the engine again.
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
                String option = key.equals(FILE_KEY) ? "the option --config or " : ""; // which sets the property
                values.put(key, new Value(fromProperty.strip(), option + "the system property " + key, true));
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
                                + ", which is no setting; the settings are " + known.keySet());
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

    /** A setting with its value and source. */
    Value find(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new ConfigException(
                    "There is no setting " + name + "; the settings are " + new TreeMap<>(values).keySet());
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
