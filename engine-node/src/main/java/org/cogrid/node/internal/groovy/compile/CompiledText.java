package org.cogrid.node.internal.groovy.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.cogrid.node.internal.groovy.scope.Import;
import org.cogrid.node.internal.groovy.scope.TextClasses;
import org.cogrid.node.internal.groovy.scope.TextLoader;
import org.cogrid.node.internal.groovy.script.SessionGlobals;
import org.cogrid.node.internal.groovy.script.SessionScript;

/**
 * A compiled text, which may run any number of times.
 *
 * @param text the source
 * @param classes its classes
 * @param loader the loader of these classes
 * @param scriptClass the class to run, empty when the text has types and imports only
 * @param functions the functions it defines
 * @param types the top-level types it defines
 * @param imports the imports it makes
 * @param stable whether the text would compile to the same in the same surroundings
 */
public record CompiledText(
        Text text,
        TextClasses classes,
        TextLoader loader,
        Optional<Class<?>> scriptClass,
        Set<String> functions,
        Set<String> types,
        List<Import> imports,
        boolean stable) {
    public boolean definesSomething() {
        return !functions.isEmpty() || !types.isEmpty() || !imports.isEmpty();
    }

    /** Makes a script that may run once or hold the functions; empty if the text has only types and imports. */
    public Optional<SessionScript> newScript(SessionGlobals globals) {
        return scriptClass.map(type -> newScript(type, globals));
    }

    public Definition definition(long sequence) {
        return new Definition(
                sequence,
                text.fileName(),
                text.source(),
                scriptClass.map(Class::getName).orElse(""),
                classes.classes(),
                functions,
                types,
                imports.stream().map(Import::text).toList(),
                classes.pins().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, pin -> pin.getValue().sequence())));
    }

    public static SessionScript newScript(Class<?> type, SessionGlobals globals) {
        try {
            SessionScript script = (SessionScript) type.getDeclaredConstructor().newInstance();
            script.attach(globals);
            return script;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class of a text could not be made: " + type.getName(), e);
        }
    }
}
