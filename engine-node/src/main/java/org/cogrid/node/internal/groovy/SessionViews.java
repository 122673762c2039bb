package org.cogrid.node.internal.groovy;

import groovy.lang.GroovyClassLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the next compilation sees; tells when that differs from what the last one saw. Changed by the engine's thread only. */
final class SessionViews {
    private final Supplier<ClassLoader> libraries;
    private final Function<ClassLoader, GroovyClassLoader> lookups;
    private final Runnable changed;
    /** Read by threads of tasks. */
    private volatile Surroundings surroundings = Surroundings.EMPTY;

    private @Nullable LibraryLoader loader;
    private @Nullable SessionView view;

    SessionViews(Supplier<ClassLoader> libraries, Function<ClassLoader, GroovyClassLoader> lookups, Runnable changed) {
        this.libraries = libraries;
        this.lookups = lookups;
        this.changed = changed;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    void change(Surroundings next) {
        if (next != surroundings) {
            surroundings = next;
            view = null;
            changed.run();
        }
    }

    SessionView current() {
        LibraryLoader newest = libraries();
        SessionView present = view;
        if (present == null || present.libraries() != newest) {
            present = new SessionView(
                    surroundings, newest, lookups.apply(newest), new InheritedImports(surroundings, newest));
            view = present;
        }
        return present;
    }

    /** The libraries as they are now; texts compiled against others are forgotten. */
    LibraryLoader libraries() {
        ClassLoader newest = libraries.get();
        LibraryLoader present = loader;
        if (present == null || present.getParent() != newest) {
            present = new LibraryLoader(newest, name -> surroundings.classes().load(name));
            loader = present;
            changed.run();
        }
        return present;
    }

    /** What shipped closures find by name. */
    ImportedNames names() {
        return new ImportedNames(() -> surroundings, libraries);
    }
}
