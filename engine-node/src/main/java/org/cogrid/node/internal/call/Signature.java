package org.cogrid.node.internal.call;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One list of parameters that a function can be called with.
 *
 * @param types the parameters' types
 * @param names their names, or empty when not known
 * @param isVariable whether the last parameter takes any number of arguments
 */
record Signature(List<Class<?>> types, List<String> names, boolean isVariable) {
    Signature {
        types = List.copyOf(types);
        names = List.copyOf(names);
    }

    int size() {
        return types.size();
    }

    boolean hasNames() {
        return names.size() == types.size();
    }

    boolean takes(int count) {
        return isVariable ? count >= size() - 1 : count == size();
    }

    /** Whether the first parameter is declared as a map. By Groovy's convention, such a map takes the named arguments. */
    boolean startsWithMap() {
        return size() > 0 && java.util.Map.class.isAssignableFrom(types.get(0)) && acceptsMapFirst();
    }

    /** Whether a map can be passed first. */
    boolean acceptsMapFirst() {
        return size() > 0 && types.get(0).isAssignableFrom(java.util.LinkedHashMap.class);
    }

    /** This signature without a last parameter that may be left out. */
    Signature withoutVariable() {
        int count = size() - 1;
        return new Signature(types.subList(0, count), hasNames() ? names.subList(0, count) : names, false);
    }

    /** As in {@code (a, levels)}, or with types where the names are not known. */
    @Override
    public String toString() {
        List<String> words =
                hasNames() ? names : types.stream().map(Class::getSimpleName).toList();
        return words.stream().collect(Collectors.joining(", ", "(", isVariable ? "…)" : ")"));
    }
}
