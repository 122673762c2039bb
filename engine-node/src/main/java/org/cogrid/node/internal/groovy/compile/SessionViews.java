package org.cogrid.node.internal.groovy.compile;

import groovy.lang.GroovyClassLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cogrid.node.internal.groovy.scope.ImportedNames;
import org.cogrid.node.internal.groovy.scope.LibraryLoader;
import org.cogrid.node.internal.groovy.scope.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Gives the view for the next compilation, and notices when it differs from the last one. Changed by the engine's
 * thread only.
 */
public final class SessionViews {
    private final Supplier<ClassLoader> libraries;
    private final Function<ClassLoader, GroovyClassLoader> lookups;
    private final Runnable changed;
    /** Read by threads of tasks. */
    private volatile Surroundings surroundings = Surroundings.EMPTY;

    private @Nullable LibraryLoader loader;
    private @Nullable SessionView view;

    public SessionViews(
            Supplier<ClassLoader> libraries, Function<ClassLoader, GroovyClassLoader> lookups, Runnable changed) {
        this.libraries = libraries;
        this.lookups = lookups;
        this.changed = changed;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** Has later texts see these; whether they are others than before. */
    @SuppressWarnings("ReferenceEquality") // surroundings that nothing was added to are the same object
    public boolean change(Surroundings next) {
        if (next == surroundings) {
            return false;
        }
        surroundings = next;
        view = null;
        changed.run();
        return true;
    }

    public SessionView current() {
        LibraryLoader newest = libraries();
        SessionView present = view;
        if (present == null || present.libraries() != newest) {
            present = new SessionView(
                    surroundings, newest, lookups.apply(newest), new InheritedImports(surroundings, newest));
            view = present;
        }
        return present;
    }

    /** The present libraries; texts compiled with others are forgotten. */
    public LibraryLoader libraries() {
        ClassLoader newest = libraries.get();
        LibraryLoader present = loader;
        if (present == null || present.getParent() != newest) {
            present = new LibraryLoader(newest, name -> surroundings.classes().load(name));
            loader = present;
            changed.run();
        }
        return present;
    }

    /** The names that closures which arrive can use. */
    public ImportedNames names() {
        return new ImportedNames(() -> surroundings, libraries);
    }
}
