package org.cogrid.node.internal.groovy.scope;

import java.util.Optional;

/** Finds classes by the names that people write, such as {@code Map.Entry} for {@code Map$Entry}. */
public final class ClassNames {
    private ClassNames() {}

    public static Optional<Class<?>> find(String name, ClassLoader loader) {
        String binary = name;
        while (true) {
            try {
                return Optional.of(Class.forName(binary, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }
}
