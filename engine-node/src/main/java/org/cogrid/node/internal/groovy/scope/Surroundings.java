package org.cogrid.node.internal.groovy.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The session's imports and classes, which a text sees when it is compiled. Immutable. */
public record Surroundings(List<Import> imports, SessionClasses classes) {
    public static final Surroundings EMPTY = new Surroundings(List.of(), SessionClasses.NONE);

    public Surroundings {
        imports = List.copyOf(imports);
    }

    /** These surroundings with further imports; the same object if it has them all. */
    public Surroundings withImports(Collection<Import> added) {
        if (imports.containsAll(added)) {
            return this;
        }
        Map<String, Import> byKey = new LinkedHashMap<>();
        imports.forEach(one -> byKey.put(one.key(), one));
        added.forEach(one -> byKey.put(one.key(), one));
        return new Surroundings(List.copyOf(byKey.values()), classes);
    }

    /** These surroundings with further types; the same object if there are none. A type replaces an import of its name. */
    public Surroundings withTypes(Set<String> types, Set<String> names, TextLoader loader) {
        if (types.isEmpty()) {
            return this;
        }
        SessionClasses more = classes.with(types, names, loader);
        List<Import> kept = new ArrayList<>(imports);
        kept.removeIf(one -> types.contains(one.alias()));
        return new Surroundings(kept, more);
    }
}
