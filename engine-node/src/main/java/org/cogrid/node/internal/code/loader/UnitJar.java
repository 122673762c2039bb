package org.cogrid.node.internal.code.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.cogrid.core.internal.code.ClassFileName;
import org.cogrid.core.internal.code.JarUnit;
import org.jspecify.annotations.Nullable;

/**
 * A jar unit, open for reading. Its file is deleted at once if the system allows that for an open file, so that no file
 * is left behind.
 */
final class UnitJar {
    private final JarUnit unit;
    private final JarFile file;
    private final @Nullable Manifest manifest;
    private final Map<String, Long> checksums = new HashMap<>();

    private UnitJar(JarUnit unit, JarFile file) throws IOException {
        this.unit = unit;
        this.file = file;
        this.manifest = file.getManifest();
        file.versionedStream() // some classes exist for newer releases only
                .forEach(entry -> className(entry.getName()).ifPresent(type -> checksums.put(type, entry.getCrc())));
    }

    static UnitJar open(JarUnit unit, byte[] bytes) {
        try {
            Path path = Files.createTempFile("cogrid-", ".jar");
            try {
                Files.write(path, bytes);
                return new UnitJar(unit, new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
            } finally {
                if (!path.toFile().delete()) {
                    path.toFile().deleteOnExit(); // this keeps the name in memory until the JVM exits
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar " + unit.fileName() + ", sent by a client, can't be opened", e);
        }
    }

    JarUnit unit() {
        return unit;
    }

    /** The classes in the jar with their checksums. */
    Map<String, Long> checksums() {
        return checksums;
    }

    /** What the jar's own manifest tells about a package. */
    Function<Attributes.Name, @Nullable String> attributesOf(String packageName) {
        if (manifest == null) {
            return name -> null;
        }
        Attributes main = manifest.getMainAttributes();
        Attributes own = manifest.getAttributes(packageName.replace('.', '/') + "/");
        return name -> own != null && own.containsKey(name) ? own.getValue(name) : main.getValue(name);
    }

    /** Whether another jar has the same class under that name. */
    boolean hasSame(String className, UnitJar other) {
        return Objects.equals(checksums.get(className), other.checksums.get(className));
    }

    Optional<byte[]> classBytes(String className) {
        return checksums.containsKey(className)
                ? entry(ClassFileName.of(className)).map(this::bytes)
                : Optional.empty();
    }

    Optional<JarEntry> entry(String name) {
        return Optional.ofNullable(file.getJarEntry(name));
    }

    InputStream stream(JarEntry entry) throws IOException {
        return file.getInputStream(entry);
    }

    private byte[] bytes(JarEntry entry) {
        try (InputStream in = stream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(entry.getName() + " in " + unit.fileName() + " can't be read", e);
        }
    }

    private static Optional<String> className(String entry) {
        return entry.startsWith("META-INF/")
                ? Optional.empty()
                : ClassFileName.className(entry).filter(type -> !type.endsWith("-info"));
    }
}
