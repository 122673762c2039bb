package org.cogrid.node.internal.groovy.scope;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The classes that texts of a session have defined, newest of each name. Immutable.
 *
 * @param loaders where each comes from, nested ones included
 * @param simpleNames the top-level ones by the name a text uses
 */
public record SessionClasses(Map<String, TextLoader> loaders, Map<String, String> simpleNames) {
    static final SessionClasses NONE = new SessionClasses(Map.of(), Map.of());

    public SessionClasses {
        loaders = Map.copyOf(loaders);
        simpleNames = Map.copyOf(simpleNames);
    }

    /** These and the types of one more text; a redefined type loses its nested ones too. */
    SessionClasses with(Set<String> types, Set<String> classes, TextLoader loader) {
        Map<String, TextLoader> all = new HashMap<>(loaders);
        all.keySet().removeIf(name -> isOf(types, name));
        classes.stream().filter(name -> isOf(types, name)).forEach(name -> all.put(name, loader));
        Map<String, String> names = new TreeMap<>(simpleNames);
        types.forEach(type -> names.put(simple(type), type));
        return new SessionClasses(all, names);
    }

    public Optional<Class<?>> load(String name) {
        TextLoader loader = loaders.get(name);
        if (loader == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(loader.loadClass(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the loader of " + name + " does not know it", e);
        }
    }

    Optional<Class<?>> loadSimple(String simpleName) {
        return Optional.ofNullable(simpleNames.get(simpleName)).flatMap(this::load);
    }

    private static boolean isOf(Set<String> types, String name) {
        return types.stream().anyMatch(type -> name.equals(type) || name.startsWith(type + "$"));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
