package org.cogrid.node.internal.groovy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.node.internal.groovy.compile.CompiledText;
import org.cogrid.node.internal.groovy.compile.SessionViews;
import org.cogrid.node.internal.groovy.scope.ClassNames;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.cogrid.node.internal.groovy.scope.Import;
import org.cogrid.node.internal.groovy.scope.TextClasses;
import org.cogrid.node.internal.groovy.scope.TextLoader;
import org.cogrid.node.internal.groovy.script.SessionGlobals;
import org.cogrid.node.internal.groovy.script.SessionScript;

/**
 * Restores the definitions of an earlier session. It loads their classes from bytes, with the same pins, and runs no
 * text. Used once.
 */
final class SessionRestore {
    private final SessionViews views;
    private final Map<String, SessionScript> functions;
    private final SessionGlobals globals;
    private final UnaryOperator<byte[]> bytecode;
    private final Map<Long, TextLoader> loaders = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Definition> unrestored = new ArrayList<>();
    private long lastSequence;

    SessionRestore(
            SessionViews views,
            Map<String, SessionScript> functions,
            SessionGlobals globals,
            UnaryOperator<byte[]> bytecode) {
        this.views = views;
        this.functions = functions;
        this.globals = globals;
        this.bytecode = bytecode;
    }

    /** Restores definitions and returns those that succeeded; a failure does not affect the others. */
    List<Definition> add(List<Definition> definitions) {
        List<Definition> restored = new ArrayList<>();
        definitions.stream()
                .sorted(Comparator.comparingLong(Definition::sequence))
                .forEach(definition -> {
                    lastSequence = Math.max(lastSequence, definition.sequence());
                    try {
                        add(definition);
                        restored.add(definition);
                    } catch (Throwable e) { // loading and linking its classes may fail in any way
                        unrestored.add(definition);
                        problems.add(definition.fileName() + " " + names(definition) + ": " + FailureText.of(e));
                    }
                });
        return restored;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** The definitions that could not be restored. */
    List<Definition> unrestored() {
        return List.copyOf(unrestored);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private void add(Definition definition) {
        TextLoader loader = new TextLoader(
                new TextClasses(definition.sequence(), definition.fileName(), definition.classes(), pins(definition)),
                views.libraries(),
                bytecode);
        if (!definition.scriptClass().isEmpty()) {
            SessionScript holder = CompiledText.newScript(scriptClass(definition, loader), globals);
            definition.functions().forEach(name -> functions.put(name, holder));
        }
        loaders.put(definition.sequence(), loader);
        views.change(views.surroundings()
                .withImports(definition.imports().stream().map(Import::parse).toList())
                .withTypes(definition.types(), definition.classes().keySet(), loader));
    }

    private Map<String, TextLoader> pins(Definition definition) {
        Map<String, TextLoader> pins = new HashMap<>();
        definition.pins().forEach((name, from) -> {
            TextLoader loader = loaders.get(from);
            if (loader == null) {
                throw new IllegalStateException("its class " + name + " of definition " + from + " is missing");
            }
            pins.put(name, loader);
        });
        return pins;
    }

    private static Class<?> scriptClass(Definition definition, TextLoader loader) {
        return ClassNames.find(definition.scriptClass(), loader)
                .orElseThrow(() -> new IllegalStateException("its class " + definition.scriptClass() + " is missing"));
    }

    private static List<String> names(Definition definition) {
        List<String> names = new ArrayList<>(definition.functions());
        names.addAll(definition.types());
        names.addAll(definition.imports());
        return names;
    }
}
