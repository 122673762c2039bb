package org.cogrid.node.internal.code;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/** What scripts of the engine see: its own classes, then those that came from clients, the oldest first. Defines none. */
final class MainLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String CLASS = ".class";
    private final Supplier<List<UnitLoader>> live;
    private final Consumer<ContentHash> used;

    /**
     * A view of the live loaders.
     *
     * @param used is told which manifest brought each class that is found
     */
    MainLoader(String name, ClassLoader own, Supplier<List<UnitLoader>> live, Consumer<ContentHash> used) {
        super(name, own);
        this.live = live;
        this.used = used;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        for (UnitLoader loader : name.startsWith("java.") ? List.<UnitLoader>of() : live.get()) {
            if (loader.has(name)) {
                Class<?> found = loader.loadClass(name);
                loader.manifestOf(name).ifPresent(used);
                return found;
            }
        }
        return getParent().loadClass(name);
    }

    /** Groovy's compiler reads class files without loading the class, which is a use of the class, too. */
    @Override
    protected @Nullable URL findResource(String name) {
        for (UnitLoader loader : live.get()) {
            URL found = loader.findResource(name);
            if (found != null) {
                className(name).flatMap(loader::manifestOf).ifPresent(used);
                return found;
            }
        }
        return null;
    }

    private static Optional<String> className(String resource) {
        return resource.endsWith(CLASS)
                ? Optional.of(resource.substring(0, resource.length() - CLASS.length())
                        .replace('/', '.'))
                : Optional.empty();
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        List<URL> all = new ArrayList<>();
        live.get().forEach(loader -> all.addAll(Collections.list(loader.findResources(name))));
        return Collections.enumeration(all);
    }
}
