package org.cogrid.node.internal.code.loader;

import java.util.Optional;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;

/**
 * Loads classes that a session compiled, for values that arrive. It returns the session's own class with the same
 * bytes. If the session no longer has that class, or is another engine's, it defines the class anew.
 */
public final class SessionLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ContentHash hash;
    private final Manifest manifest;
    private final UnitCache units;
    private final ClassesOfTexts session;

    public SessionLoader(
            ClassLoader code, ContentHash hash, Manifest manifest, UnitCache units, ClassesOfTexts session) {
        super("texts that ran on " + manifest.origin(), code);
        this.hash = hash;
        this.manifest = manifest;
        this.units = units;
        this.session = session;
    }

    public ContentHash manifest() {
        return hash;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ContentHash unit = manifest.session().get(name);
        if (unit == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> defined = findLoadedClass(name);
            Optional<Class<?>> known = defined == null ? session.find(name, unit) : Optional.of(defined);
            return known.isPresent() ? known.get() : define(name, unit);
        }
    }

    private Class<?> define(String name, ContentHash unit) {
        byte[] bytes = units.instrument(units.classBytes(name, unit));
        return defineClass(name, bytes, 0, bytes.length);
    }
}
