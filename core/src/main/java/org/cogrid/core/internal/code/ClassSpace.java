package org.cogrid.core.internal.code;

import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Set;

/** Where classes come from on one side of the wire, and which manifest tells the other side what it needs. Thread-safe. */
public interface ClassSpace {
    /** A class space of one loader, for values that never leave this JVM. */
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
     * The hash of the manifest with which the other side can load these classes and all they refer to; {@link
     * ContentHash#NONE} if the other side has them all. On a client this also makes sure that the code units are in the
     * grid.
     *
     * @param roots the classes met while encoding
     */
    ContentHash manifestOf(Set<Class<?>> roots);

    /**
     * Throws for classes and lambdas that the other side could load, but that would not work there as they do here.
     *
     * @param roots the classes met while encoding
     * @param lambdas the lambdas met while encoding
     */
    default void check(Set<Class<?>> roots, List<SerializedLambda> lambdas) {}

    /** A loader of the manifest's classes and of all classes that this side has itself. */
    ClassLoader loaderOf(ContentHash manifest) throws ClassNotFoundException;
}
