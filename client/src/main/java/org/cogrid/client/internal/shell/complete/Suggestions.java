package org.cogrid.client.internal.shell.complete;

import com.hazelcast.map.IMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.MultiView;
import org.cogrid.client.internal.shell.session.Commands;
import org.cogrid.client.internal.shell.session.Help;
import org.cogrid.client.internal.shell.session.ShellVariables;
import org.cogrid.client.internal.shell.syntax.EngineLine;
import org.cogrid.client.internal.shell.syntax.Scanner;
import org.cogrid.client.internal.shell.syntax.Token;
import org.cogrid.client.internal.shell.syntax.Token.Kind;
import org.cogrid.core.spi.Interpreter;
import org.jspecify.annotations.Nullable;

/** Suggests what can be typed next. Knows nothing of terminals. */
public final class Suggestions {
    private static final Pattern ENGINE_VARIABLE =
            Pattern.compile("(?:^|[^\\w.])(?:(\\w+)|rc\\[(\\d{1,9})\\])\\[\\s*['\"]\\z");
    private static final Pattern PATH = Pattern.compile("(?:^|[^\\w.\\])}'\"])([A-Za-z_]\\w*(?:\\.\\w+)*)\\.\\z");
    /** A view, as {@code rc[0].}, {@code rc[0..2].} or {@code rc.all().} gives it. */
    private static final Pattern VIEW = Pattern.compile(
            "(?:^|[^\\w.])rc(?:\\.(all)\\(\\)|(?:\\.view\\(|\\[)([^()\\[\\]]*|\\[[^()\\[\\]]*])[)\\]])\\.\\z");

    private static final Pattern HELP = Pattern.compile(":(?:help|h|\\?)\\s+(\\S*)");
    private static final List<String> MAGIC = List.of("%autopx", "%px", "%pxresult", "%%px");
    private static final List<String> DEFAULT_PACKAGES = List.of(
            "java.lang.",
            "java.util.",
            "java.io.",
            "java.net.",
            "java.time.",
            "java.math.",
            "groovy.lang.",
            "groovy.util.",
            "");

    private final ShellVariables variables;
    private final Interpreter interpreter;
    private final IntFunction<List<String>> engineNames;
    private final BooleanSupplier remotely;

    /**
     * Makes the suggestions of a shell.
     *
     * @param engineNames returns the variables of an engine
     * @param remotely true if plain lines run on the engines
     */
    public Suggestions(
            ShellVariables variables,
            Interpreter interpreter,
            IntFunction<List<String>> engineNames,
            BooleanSupplier remotely) {
        this.remotely = remotely;
        this.variables = variables;
        this.interpreter = interpreter;
        this.engineNames = engineNames;
    }

    /**
     * Returns everything that may stand at a place, whatever the word begins with.
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
        Matcher help = HELP.matcher(before);
        if (help.matches()) {
            return topicsFrom(help.group(1));
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

    /**
     * Returns the rest of the topics that begin with that text: a topic may begin with a sign that is no part of a
     * word.
     */
    private static List<String> topicsFrom(String begun) {
        return Help.load().topics().keySet().stream()
                .filter(topic -> topic.startsWith(begun))
                .map(topic -> topic.substring(begun.length()))
                .toList();
    }

    private Collection<String> code(String before) {
        boolean remote = remotely.getAsBoolean() || before.startsWith(EngineLine.LINE) || EngineLine.isBlock(before);
        Optional<String> string = openString(before);
        if (string.isPresent()) {
            int insertion = string.get().lastIndexOf("${");
            return insertion > string.get().lastIndexOf('}')
                    ? names(string.get().substring(insertion + 2), remote)
                    : List.of();
        }
        return names(before, remote);
    }

    /** Returns the string or comment that is still open at the end of the text. */
    private static Optional<String> openString(String before) {
        List<Token> tokens = Scanner.scan(before);
        return tokens.stream()
                .skip(Math.max(0, tokens.size() - 1))
                .filter(last -> !last.closed() || last.kind() == Kind.BROKEN || last.isLineComment(before))
                .filter(last -> last.end() == before.length())
                .map(last -> last.in(before))
                .findFirst();
    }

    private Collection<String> names(String before, boolean remote) {
        Matcher path = PATH.matcher(before);
        if (path.find()) {
            return remote ? statics(path.group(1)) : members(path.group(1));
        }
        Matcher view = VIEW.matcher(before);
        if (!remote && view.find() && variables.value("rc") instanceof Client) {
            return Members.of(isOfSeveral(view) ? MultiView.class : DirectView.class);
        }
        return before.endsWith(".") ? List.of() : words(remote);
    }

    private static boolean isOfSeveral(Matcher view) {
        return view.group(1) != null || Stream.of("[", ",", "..").anyMatch(view.group(2)::contains);
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
            return statics(path);
        }
        @Nullable Object value = variables.value(names[0]);
        int at = 1;
        while (at < names.length
                && value instanceof Map<?, ?> map
                && !(value instanceof IMap)
                && map.containsKey(names[at])) {
            value = map.get(names[at++]);
        }
        if (value == null) {
            return Set.of();
        }
        return at == names.length ? ofValue(value) : ofType(value.getClass(), names, at);
    }

    private static Collection<String> ofValue(Object value) {
        Set<String> names = Members.of(value.getClass());
        if (value instanceof Map<?, ?> map && !(value instanceof IMap)) { // whose keys are in the grid
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

    private static Collection<String> statics(String className) {
        return classOf(className).map(Members::ofClass).orElse(Set.of());
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
            return Optional.empty(); // the class is package-private in another package
        }
    }
}
