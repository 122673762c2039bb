package org.cogrid.client.internal.code.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;

/** The bytes of one class, kept while memory allows and read again when they are needed after that. Thread-safe. */
final class ClassBytes implements Supplier<byte[]> {
    private final String name;
    private final ContentHash hash;
    private final WeakReference<ClassLoader> loader;
    private final SoftReference<byte[]> bytes;

    ClassBytes(String name, ContentHash hash, byte[] bytes, ClassLoader loader) {
        this.name = name;
        this.hash = hash;
        this.loader = new WeakReference<>(loader);
        this.bytes = new SoftReference<>(bytes);
    }

    @Override
    public byte[] get() {
        byte[] kept = bytes.get();
        return kept == null ? readAgain() : kept;
    }

    private byte[] readAgain() {
        ClassLoader from = loader.get();
        byte[] again = from == null ? null : read(name, from).orElse(null);
        if (again == null || !ContentHash.of(again).equals(hash)) {
            throw new CogridException("the bytes of " + name
                    + " are needed again but are not there any more as they were: start this program anew");
        }
        return again;
    }

    /** What the loader has for that name now: a class that was compiled at run time, whatever file lies beside it, or a resource. */
    static Optional<byte[]> read(String name, ClassLoader loader) {
        Optional<RuntimeClasses.Found> compiled = RuntimeClasses.instance().find(name, loader);
        return compiled.isPresent() ? compiled.map(RuntimeClasses.Found::bytes) : readResource(name, loader);
    }

    private static Optional<byte[]> readResource(String name, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of " + name + ", which a function needs, can't be read", e);
        }
    }
}
