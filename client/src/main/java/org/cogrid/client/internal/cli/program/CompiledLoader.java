package org.cogrid.client.internal.cli.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Map;
import org.cogrid.client.internal.code.graph.RuntimeClasses;
import org.cogrid.core.internal.code.ClassFileName;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a file that was compiled in memory. They hide classes of the same name in libraries, and they can
 * travel.
 */
final class CompiledLoader extends SecureClassLoader {
    private final Map<String, byte[]> classes;
    private final CodeSource source;

    CompiledLoader(Path file, Map<String, byte[]> classes, ClassLoader libraries) {
        super("source", libraries);
        this.classes = classes;
        this.source = new CodeSource(url(file), (CodeSigner[]) null);
        classes.forEach((name, bytes) -> RuntimeClasses.instance().record(source, name, bytes));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length, source) : loaded;
        }
    }

    /** Finds only the file's own resource, so that a library's class of the same name is not taken for the file's. */
    @Override
    public @Nullable URL getResource(String name) {
        boolean hidden =
                ClassFileName.className(name).filter(classes::containsKey).isPresent();
        return hidden ? null : super.getResource(name);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(new IOException("the path " + file + " makes no address", e));
        }
    }
}
