package org.cogrid.node;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.cogrid.core.internal.grid.GridName;
import org.jspecify.annotations.Nullable;

/** The arguments of {@link EngineNodeMain}. */
record MainArguments(NodeSettings settings, boolean untilStdinCloses) {
    static final String USAGE = "Arguments: [--grid NAME | --connection FILE] [--engine-id N] [--until-stdin-closes]";

    static MainArguments parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        NodeSettings grid = null;
        OptionalInt id = OptionalInt.empty();
        boolean untilStdinCloses = false;
        while (!rest.isEmpty()) {
            String name = rest.pop();
            switch (name) {
                case "--grid" -> grid = NodeSettings.ofGrid(value(name, rest));
                case "--connection" -> grid = NodeSettings.ofFile(Path.of(value(name, rest)));
                case "--engine-id" -> id = OptionalInt.of(number(value(name, rest)));
                case "--until-stdin-closes" -> untilStdinCloses = true;
                default -> throw new IllegalArgumentException("'" + name + "' is no argument of an engine. " + USAGE);
            }
        }
        return new MainArguments(withId(grid, id), untilStdinCloses);
    }

    private static NodeSettings withId(@Nullable NodeSettings grid, OptionalInt id) {
        NodeSettings settings = grid == null ? NodeSettings.ofGrid(GridName.DEFAULT) : grid;
        return id.isPresent() ? settings.withEngineId(id.getAsInt()) : settings;
    }

    private static String value(String name, Deque<String> rest) {
        String value = rest.poll();
        if (value == null) {
            throw new IllegalArgumentException(name + " needs a value. " + USAGE);
        }
        return value;
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
