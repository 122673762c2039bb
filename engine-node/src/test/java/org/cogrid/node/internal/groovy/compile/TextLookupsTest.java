package org.cogrid.node.internal.groovy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.node.internal.groovy.SessionFixture;
import org.junit.jupiter.api.Test;

/** A JDK's loader keeps a lock for each name it was ever asked for, so it must not be asked for ever new ones. */
class TextLookupsTest {
    private final SessionFixture fixture = new SessionFixture();

    @Test
    void nobodyElseIsAskedForTheClassesOfTexts() throws Throwable {
        AskedFor others = new AskedFor(fixture.libraries);
        fixture.libraries = others;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(others);
        try {
            fixture.run("x = 1 * 2", "y = [3].collect { it * x }", "def twice(n) { n * 2 }; z = twice(5)", "z + 1");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(others.names).isNotEmpty().noneMatch(name -> name.contains("Text_"));
    }

    /** Remembers the names of classes and resources it was asked for. */
    private static final class AskedFor extends ClassLoader {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        AskedFor(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            names.add(name);
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            names.add(name);
            return super.getResource(name);
        }
    }
}
