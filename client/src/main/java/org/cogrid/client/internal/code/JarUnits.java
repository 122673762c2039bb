package org.cogrid.client.internal.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;

/** The jars of this program that travel whole: not those of great size, nor one that holds Cogrid itself. Thread-safe. */
final class JarUnits {
    static final long MAX_BYTES = 16L << 20;
    private static final String OURS = "org/cogrid/core/CogridException.class";
    private final Map<Path, Optional<JarUnit>> byPath = new ConcurrentHashMap<>();
    private final Map<JarUnit, JarContents> contents = new ConcurrentHashMap<>();

    /** The jar as a unit; empty when its classes travel one by one. */
    Optional<JarUnit> unitOf(Path jar) {
        return byPath.computeIfAbsent(jar, JarUnits::read);
    }

    /** What is in the jar, read once. */
    JarContents contents(Path jar, JarReader open) {
        return contents.computeIfAbsent(unitOf(jar).orElseThrow(), any -> open.contents(jar));
    }

    /** The names of the classes in a jar whose content was read. */
    Set<String> names(JarUnit jar) {
        JarContents known = contents.get(jar);
        return known == null ? Set.of() : known.names();
    }

    private static Optional<JarUnit> read(Path jar) {
        try {
            boolean whole = Files.size(jar) <= MAX_BYTES && !holdsOurs(jar);
            return whole ? Optional.of(unit(jar, Files.readAllBytes(jar))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar " + jar + " can't be read, and a function needs a class in it", e);
        }
    }

    static JarUnit unit(Path jar, byte[] bytes) {
        return new JarUnit(ContentHash.of(bytes), String.valueOf(jar.getFileName()));
    }

    private static boolean holdsOurs(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(OURS) != null;
        }
    }
}
