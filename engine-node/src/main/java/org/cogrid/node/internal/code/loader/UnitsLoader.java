package org.cogrid.node.internal.code.loader;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loader whose resources come from code units. */
abstract class UnitsLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    UnitsLoader(String name, ClassLoader parent) {
        super(name, parent);
    }

    /** The resources of that name, except the parent's; the first counts. */
    abstract Stream<URL> ownResources(String name);

    @Override
    protected @Nullable URL findResource(String name) {
        return ownResources(name).findFirst().orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.enumeration(ownResources(name).toList());
    }
}
