package org.cogrid.node.internal.code.loader;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.ClassFileName;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * The loader of the classes that texts of the engine see: those of clients, then the engine's own. It finds the version
 * of each class that was the newest when this loader was made. When newer versions arrive, later texts get a new
 * loader. It defines no classes.
 */
public final class MainLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Newest newest;
    private final int time;
    private final Consumer<ContentHash> used;

    /**
     * A view of the versions that are the newest now.
     *
     * @param used gets the manifest of each class that is found
     */
    public MainLoader(String name, ClassLoader own, Newest newest, Consumer<ContentHash> used) {
        super(name, own);
        this.newest = newest;
        this.time = newest.now();
        this.used = used;
    }

    public int time() {
        return time;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Optional<GroupLoader> loader = name.startsWith("java.") ? Optional.empty() : newest.find(name, time);
        if (loader.isEmpty()) {
            return getParent().loadClass(name);
        }
        Class<?> found = loader.get().loadClass(name);
        tell(loader.get());
        return found;
    }

    private void tell(GroupLoader loader) {
        used.accept(loader.manifests().iterator().next());
    }

    /**
     * Finds a class file for Groovy's compiler, which reads it without loading the class. This also counts as a use of
     * the class.
     */
    @Override
    protected @Nullable URL findResource(String name) {
        Optional<GroupLoader> loader = ClassFileName.className(name).flatMap(type -> newest.find(type, time));
        loader.ifPresent(this::tell);
        return (loader.isPresent() ? loader.get().unitResources(name) : inJars(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        Stream<URL> alone = ClassFileName.className(name).flatMap(type -> newest.find(type, time)).stream()
                .flatMap(it -> it.unitResources(name));
        return Collections.enumeration(
                Stream.concat(alone, inJars(name)).distinct().toList());
    }

    private Stream<URL> inJars(String name) {
        return newest.loadersWithResources(time).flatMap(loader -> loader.unitResources(name));
    }
}
