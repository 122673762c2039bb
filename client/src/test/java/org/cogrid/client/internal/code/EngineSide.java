package org.cogrid.client.internal.code;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.cogrid.core.internal.code.EngineOwn;

/** What the loader of an engine in a JVM of its own would see: nothing of the program under test, and no client. */
final class EngineSide extends ClassLoader {
    EngineSide() {
        super("bare engine", EngineSide.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (EngineOwn.isShared(name) && !name.startsWith(EngineOwn.CLIENT)) {
            return super.loadClass(name, resolve);
        }
        return getPlatformClassLoader().loadClass(name);
    }

    @Override
    public URL getResource(String name) {
        return getPlatformClassLoader().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
