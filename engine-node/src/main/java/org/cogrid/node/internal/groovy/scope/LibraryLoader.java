package org.cogrid.node.internal.groovy.scope;

import java.net.URL;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parent of the loaders of a session's texts. It finds the libraries' classes and the engine's classes that
 * compiled texts need. By name it also finds the session's newest classes, for code that looks up classes by
 * reflection.
 */
public final class LibraryLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    /** The packages of the engine that compiled texts refer to. */
    private static final String OURS = "org.cogrid.node.internal.groovy.";

    private final Function<String, Optional<Class<?>>> session;

    public LibraryLoader(ClassLoader libraries, Function<String, Optional<Class<?>>> session) {
        super("engine session libraries", libraries);
        this.session = session;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (ScriptName.isOfText(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return ScriptName.isOfText(name) ? null : super.getResource(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(OURS)) {
            return Class.forName(name, false, LibraryLoader.class.getClassLoader());
        }
        return session.apply(name).orElseThrow(() -> new ClassNotFoundException(name));
    }
}
