package org.cogrid.client.internal.cli.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cogrid.client.ClusterOptions;
import org.cogrid.config.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of an engine, the same for all commands that start one. */
final class EngineOptions {
    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address to listen on, a loopback one (default: 127.0.0.1).")
    private @Nullable String bind;

    @Option(
            names = "--join",
            paramLabel = "HOST:PORT",
            description = "A member of a grid that was started elsewhere; its connection file must be copied here.")
    private @Nullable String join;

    @Option(
            names = "--engine-id",
            paramLabel = "N",
            converter = EngineId.class,
            description = "Come back under the id of an earlier engine, with its namespace.")
    private @Nullable Integer id;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings; see config/cogrid.properties.")
    private @Nullable Path config;

    OptionalInt engineId() {
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    ClusterOptions applyTo(ClusterOptions given) {
        ClusterOptions options = id == null ? given : given.withEngineId(id);
        options = bind == null ? options : options.bindingTo(bind);
        options = join == null ? options : options.joining(join);
        return config == null ? options : options.withSettings(Settings.load(config));
    }

    /** Returns the options as arguments for an engine's own main. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, "--bind", bind);
        add(words, "--join", join);
        add(words, "--engine-id", id);
        add(words, "--config", config);
        return words;
    }

    /** Reports a malformed id as a usage error. */
    private static final class EngineId implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,9}")) {
                throw new TypeConversionException("'" + text + "' is no engine id: these are 0, 1, 2 and so on");
            }
            return Integer.valueOf(text);
        }
    }

    private static void add(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.addAll(List.of(name, value.toString()));
        }
    }
}
