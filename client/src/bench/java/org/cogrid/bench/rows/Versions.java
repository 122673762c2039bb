package org.cogrid.bench.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.core.function.Fn0;

/** Makes versions of {@link Version}, as a program does that is edited, compiled and loaded again and again. */
final class Versions {
    private static final String ORIGINAL = "version-00000000";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Versions() {}

    /** A function of a version that was never there before. */
    @SuppressWarnings("unchecked") // it is a Version, of another loader
    static Fn0<Object> next() throws ReflectiveOperationException {
        ClassLoader loader = new Loader(String.format("version-%08d", COUNT.incrementAndGet()));
        return (Fn0<Object>)
                loader.loadClass(Version.class.getName()).getConstructor().newInstance();
    }

    /** Defines the classes of a version itself, and gives their bytes as resources, as any loader does. */
    private static final class Loader extends ClassLoader {
        private final String number;

        Loader(String number) {
            super(Versions.class.getClassLoader());
            this.number = number;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null && isOwn(name) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) {
            byte[] bytes = bytes(name.replace('.', '/') + ".class");
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            boolean own = name.endsWith(".class")
                    && isOwn(name.substring(0, name.length() - 6).replace('/', '.'));
            return own ? new ByteArrayInputStream(bytes(name)) : super.getResourceAsStream(name);
        }

        private static boolean isOwn(String name) {
            return name.equals(Version.class.getName()) || name.startsWith(Version.class.getName() + "$");
        }

        private byte[] bytes(String resource) {
            try (InputStream in = Versions.class.getClassLoader().getResourceAsStream(resource)) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                return text.replace(ORIGINAL, number).getBytes(StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new IllegalStateException("a class of the benchmark can't be read", e);
            }
        }
    }
}
