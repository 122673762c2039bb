package org.cogrid.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridName;
import org.jspecify.annotations.Nullable;

/** The arguments of {@link EngineNodeMain}. Arguments for settings win over environment, system properties and files. */
record MainArguments(NodeSettings settings, boolean takesOver, boolean untilStdinCloses) {
    static final String USAGE =
            "Arguments: [--grid NAME | --connection FILE] [--engine-id N [--take-over]] [--bind ADDRESS] "
                    + "[--join HOST:PORT] [--config FILE] [--log FILE] [--until-stdin-closes]";

    private static final Map<String, String> SETTINGS =
            Map.of("--bind", "cogrid.bind-address", "--join", "cogrid.join");
    private static final Set<String> VALUES = Set.of("--grid", "--connection", "--engine-id", "--config", "--log");
    private static final Set<String> FLAGS = Set.of("--take-over", "--until-stdin-closes");

    static MainArguments parse(List<String> arguments) {
        Map<String, String> given = words(arguments);
        Settings settings = settings(given);
        NodeSettings node = node(given, settings);
        boolean takesOver = given.containsKey("--take-over");
        if (takesOver && node.engineId().isEmpty()) {
            throw new IllegalArgumentException(
                    "--take-over needs --engine-id: which engine shall this one replace? " + USAGE);
        }
        return new MainArguments(
                takesOver ? node.takingOver() : node, takesOver, given.containsKey("--until-stdin-closes"));
    }

    private static Map<String, String> words(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (FLAGS.contains(name)) {
                given.put(name, "");
            } else if (VALUES.contains(name) || SETTINGS.containsKey(name)) {
                given.put(name, value(name, arguments, ++i));
            } else {
                throw new IllegalArgumentException("'" + name + "' is not an argument of an engine. " + USAGE);
            }
        }
        return given;
    }

    private static String value(String name, List<String> arguments, int position) {
        if (position >= arguments.size()) {
            throw new IllegalArgumentException(name + " needs a value. " + USAGE);
        }
        return arguments.get(position);
    }

    private static Settings settings(Map<String, String> given) {
        Settings settings = find("--config", given)
                .map(file -> Settings.load(Path.of(file)))
                .orElseGet(Settings::load);
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            @Nullable String text = given.get(setting.getKey());
            if (text != null) {
                settings = settings.with(setting.getValue(), text, "the argument " + setting.getKey());
            }
        }
        return settings;
    }

    private static NodeSettings node(Map<String, String> given, Settings settings) {
        NodeSettings grid = find("--connection", given)
                .map(file -> NodeSettings.ofFile(Path.of(file), settings))
                .orElseGet(() -> NodeSettings.ofGrid(find("--grid", given).orElse(GridName.DEFAULT), settings));
        NodeSettings logged =
                find("--log", given).map(Path::of).map(grid::withLog).orElse(grid);
        return find("--engine-id", given)
                .map(MainArguments::number)
                .map(logged::withEngineId)
                .orElse(logged);
    }

    private static Optional<String> find(String name, Map<String, String> given) {
        return Optional.ofNullable(given.get(name));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--engine-id is '" + text + "', but a whole number is expected. " + USAGE, e);
        }
    }
}
