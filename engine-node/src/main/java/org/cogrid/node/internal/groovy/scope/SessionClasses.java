package org.cogrid.node.internal.groovy.scope;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The newest class of each name that texts of a session have defined. Immutable.
 *
 * @param loaders the loader of each class, nested ones included
 * @param simpleNames the top-level classes by the names that texts use
 */
public record SessionClasses(Map<String, TextLoader> loaders, Map<String, String> simpleNames) {
    static final SessionClasses NONE = new SessionClasses(Map.of(), Map.of());

    public SessionClasses {
        loaders = Map.copyOf(loaders);
        simpleNames = Map.copyOf(simpleNames);
    }

    /** These classes with the types of one more text. A redefined type also loses its old nested classes. */
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
