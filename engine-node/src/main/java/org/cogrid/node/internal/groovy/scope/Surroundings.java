package org.cogrid.node.internal.groovy.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a text sees when it is compiled, besides values and functions: the session's imports and classes. Immutable. */
public record Surroundings(List<Import> imports, SessionClasses classes) {
    public static final Surroundings EMPTY = new Surroundings(List.of(), SessionClasses.NONE);

    public Surroundings {
        imports = List.copyOf(imports);
    }

    /** The same object when all these imports are there already. */
    public Surroundings withImports(Collection<Import> added) {
        if (imports.containsAll(added)) {
            return this;
        }
        Map<String, Import> byKey = new LinkedHashMap<>();
        imports.forEach(one -> byKey.put(one.key(), one));
        added.forEach(one -> byKey.put(one.key(), one));
        return new Surroundings(List.copyOf(byKey.values()), classes);
    }

    /** The same object when there are no types; a type takes the place of an import of that name. */
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
