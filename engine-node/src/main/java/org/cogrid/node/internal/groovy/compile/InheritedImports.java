package org.cogrid.node.internal.groovy.compile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.cogrid.node.internal.groovy.scope.ClassNames;
import org.cogrid.node.internal.groovy.scope.Import;
import org.cogrid.node.internal.groovy.scope.SessionClasses;
import org.cogrid.node.internal.groovy.scope.Surroundings;

/**
 * The session's imports and classes, looked up once for the compiler. They are added to each text, except names that
 * the text imports or defines itself.
 */
final class InheritedImports {
    private final Map<Import, ClassNode> imports = new LinkedHashMap<>();
    private final Map<String, ClassNode> classes = new LinkedHashMap<>();

    /** Looks up the imports. One whose library is gone is left out: only texts that use it fail. */
    InheritedImports(Surroundings surroundings, ClassLoader loader) {
        for (Import one : surroundings.imports()) {
            if (one.kind() == Import.Kind.PACKAGE) {
                imports.put(one, ClassHelper.OBJECT_TYPE);
            } else {
                find(one.owner(), surroundings, loader).ifPresent(owner -> imports.put(one, ClassHelper.make(owner)));
            }
        }
        SessionClasses session = surroundings.classes();
        session.simpleNames()
                .forEach((simple, name) ->
                        session.load(name).ifPresent(type -> classes.put(simple, ClassHelper.make(type))));
    }

    void addTo(ModuleNode module, Set<String> ownTypes) {
        Set<String> taken = new HashSet<>(ownTypes);
        module.getImports().forEach(own -> taken.add(own.getAlias()));
        Set<String> takenStatic = Set.copyOf(module.getStaticImports().keySet());
        imports.forEach((one, owner) -> {
            switch (one.kind()) {
                case PACKAGE -> module.addStarImport(one.owner() + ".");
                case STATIC_ALL -> module.addStaticStarImport(one.owner(), owner);
                case STATIC_MEMBER -> addUnlessTaken(takenStatic, one, module, owner);
                case CLASS -> {
                    if (taken.add(one.alias())) {
                        module.addImport(one.alias(), owner);
                    }
                }
            }
        });
        classes.forEach((simple, type) -> {
            if (taken.add(simple)) {
                module.addImport(simple, type);
            }
        });
    }

    private static void addUnlessTaken(Set<String> taken, Import one, ModuleNode module, ClassNode owner) {
        if (!taken.contains(one.alias())) {
            module.addStaticImport(owner, one.member(), one.alias());
        }
    }

    private static Optional<Class<?>> find(String name, Surroundings surroundings, ClassLoader loader) {
        return surroundings.classes().load(name).or(() -> ClassNames.find(name, loader));
    }
}
