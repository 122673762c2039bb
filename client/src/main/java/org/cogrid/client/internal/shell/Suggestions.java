package org.cogrid.client.internal.shell;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.core.spi.Interpreter;
import org.jspecify.annotations.Nullable;

/** What could be typed next. Knows nothing of terminals. */
final class Suggestions {
    private static final Pattern ENGINE_VARIABLE =
            Pattern.compile("(?:^|[^\\w.])(?:(\\w+)|rc\\[(\\d+)\\])\\[\\s*['\"]\\z");
    private static final Pattern PATH = Pattern.compile("(?:^|[^\\w.\\])}'\"])([A-Za-z_]\\w*(?:\\.\\w+)*)\\.\\z");
    private static final Pattern IN_STRING = Pattern.compile("(?s).*['\"]\\z");
    private static final List<String> MAGIC = List.of("%autopx", "%px", "%pxresult", "%%px");
    private static final List<String> DEFAULT_PACKAGES = List.of(
            "java.lang.", "java.util.", "java.io.", "java.net.", "java.time.", "groovy.lang.", "groovy.util.", "");

    private final ShellVariables variables;
    private final Interpreter interpreter;
    private final IntFunction<List<String>> engineNames;

    Suggestions(ShellVariables variables, Interpreter interpreter, IntFunction<List<String>> engineNames) {
        this.variables = variables;
        this.interpreter = interpreter;
        this.engineNames = engineNames;
    }

    /**
     * All that may stand at a place, whatever the word there begins with.
     *
     * @param before the text before that word
     * @param word the word as typed so far
     */
    Collection<String> at(String before, String word) {
        if (before.isEmpty() && word.startsWith(":")) {
            return Commands.NAMES;
        }
        if (before.isEmpty() && word.startsWith("%")) {
            return MAGIC;
        }
        if (before.matches(":(?:help|h|\\?)\\s+")) {
            return Help.load().topics().keySet();
        }
        if (before.matches(":vars\\s+")) {
            return engines().stream().map(view -> String.valueOf(view.id())).toList();
        }
        Matcher variable = ENGINE_VARIABLE.matcher(before);
        if (variable.find()) {
            return engineOf(variable).map(engineNames::apply).orElse(List.of());
        }
        return code(before);
    }

    private Collection<String> code(String before) {
        Matcher path = PATH.matcher(before);
        if (path.find()) {
            return members(path.group(1));
        }
        boolean afterDot = before.endsWith(".");
        return afterDot || IN_STRING.matcher(before).matches() ? List.of() : words(before.startsWith(Px.LINE));
    }

    private Set<String> words(boolean remote) {
        Set<String> words = new TreeSet<>(Scanner.keywords());
        if (remote) {
            engines().stream().findFirst().ifPresent(view -> words.addAll(engineNames.apply(view.id())));
            return words;
        }
        words.addAll(variables.names());
        words.addAll(interpreter.classes());
        interpreter.functions().forEach(function -> words.add(function + "("));
        return words;
    }

    private List<DirectView> engines() {
        return variables.value("rc") instanceof Client client
                ? client.ids().stream().map(client::view).toList()
                : List.of();
    }

    private Optional<Integer> engineOf(Matcher variable) {
        String name = variable.group(1);
        if (name == null) {
            return Optional.of(Integer.valueOf(variable.group(2)));
        }
        return variables.value(name) instanceof DirectView view ? Optional.of(view.id()) : Optional.empty();
    }

    private Collection<String> members(String path) {
        String[] names = path.split("\\.");
        if (!variables.names().contains(names[0])) {
            return classOf(path).map(Members::ofClass).orElse(Set.of());
        }
        @Nullable Object value = variables.value(names[0]);
        int at = 1;
        while (at < names.length && value instanceof Map<?, ?> map && map.containsKey(names[at])) {
            value = map.get(names[at++]);
        }
        if (value == null) {
            return Set.of();
        }
        return at == names.length ? ofValue(value) : ofType(value.getClass(), names, at);
    }

    private static Collection<String> ofValue(Object value) {
        Set<String> names = Members.of(value.getClass());
        if (value instanceof Map<?, ?> map) {
            map.keySet().stream()
                    .flatMap(key -> key instanceof String name ? Stream.of(name) : Stream.empty())
                    .limit(200)
                    .forEach(names::add);
        }
        return names;
    }

    private static Collection<String> ofType(Class<?> start, String[] names, int from) {
        Optional<Class<?>> type = Optional.of(start);
        for (int i = from; i < names.length; i++) {
            String name = names[i];
            type = type.flatMap(owner -> Members.typeOf(owner, name));
        }
        return type.map(Members::of).orElse(Set.of());
    }

    private static Optional<Class<?>> classOf(String name) {
        return DEFAULT_PACKAGES.stream()
                .flatMap(prefix -> find(prefix + name).stream())
                .findFirst();
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, false, Suggestions.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // of another package
        }
    }
}
