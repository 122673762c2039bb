package org.cogrid.client.internal.code.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.cogrid.core.internal.code.ClassFileName;

/** Reads the bytes of a class from its loader. */
final class ClassBytes {
    private ClassBytes() {}

    /**
     * Returns the bytes of a class that was compiled at run time, whatever file lies beside it; for other classes the
     * bytes of the resource as it is now.
     */
    static Optional<byte[]> read(String name, ClassLoader loader) {
        Optional<RuntimeClasses.Found> compiled = RuntimeClasses.instance().find(name, loader);
        return compiled.isPresent() ? compiled.map(RuntimeClasses.Found::bytes) : readResource(name, loader);
    }

    private static Optional<byte[]> readResource(String name, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(ClassFileName.of(name))) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of " + name + ", which a function needs, can't be read", e);
        }
    }
}
