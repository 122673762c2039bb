package org.cogrid.core.internal.code;

import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Set;

/** Where classes come from on one side of the wire, and how the other side is told which it needs. Thread-safe. */
public interface ClassSpace {
    /** The classes of one loader, for what never leaves this JVM. */
    static ClassSpace of(ClassLoader loader) {
        return new ClassSpace() {
            @Override
            public ContentHash manifestOf(Set<Class<?>> roots) {
                return ContentHash.NONE;
            }

            @Override
            public ClassLoader loaderOf(ContentHash manifest) {
                return loader;
            }
        };
    }

    /**
     * The hash of the manifest that lets the other side load these classes and all they refer to; {@link ContentHash#NONE}
     * when it has them all of its own. On a client this also sees to it that the units are in the grid.
     *
     * @param roots the classes met while encoding
     */
    ContentHash manifestOf(Set<Class<?>> roots);

    /**
     * Refuses what would be loaded well on the other side but would not be there what it is here.
     *
     * @param roots the classes met while encoding
     * @param lambdas the lambdas met while encoding
     */
    default void check(Set<Class<?>> roots, List<SerializedLambda> lambdas) {}

    /** A loader that knows the classes of that manifest, and everything this side has of its own. */
    ClassLoader loaderOf(ContentHash manifest) throws ClassNotFoundException;
}
