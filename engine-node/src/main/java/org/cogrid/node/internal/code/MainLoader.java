package org.cogrid.node.internal.code;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What scripts of the engine see: its own classes, then those that came from clients, the oldest first. Defines none. */
final class MainLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Supplier<List<UnitLoader>> live;

    MainLoader(String name, ClassLoader own, Supplier<List<UnitLoader>> live) {
        super(name, own);
        this.live = live;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        for (UnitLoader loader : name.startsWith("java.") ? List.<UnitLoader>of() : live.get()) {
            if (loader.has(name)) {
                return loader.loadClass(name);
            }
        }
        return getParent().loadClass(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return live.get().stream()
                .map(loader -> loader.findResource(name))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        List<URL> all = new ArrayList<>();
        live.get().forEach(loader -> all.addAll(Collections.list(loader.findResources(name))));
        return Collections.enumeration(all);
    }
}
