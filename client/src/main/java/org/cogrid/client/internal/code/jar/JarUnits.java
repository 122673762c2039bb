package org.cogrid.client.internal.code.jar;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.jspecify.annotations.Nullable;

/**
 * The jars of this program that travel whole. A very large jar does not, and neither does one that has Cogrid itself.
 * The contents of a jar are known as long as a loader uses it and its file is not replaced. Thread-safe.
 */
public final class JarUnits {
    static final long MAX_BYTES = 16L << 20;
    private static final int MAX_KNOWN = 1_000;
    private static final String OURS = "org/cogrid/core/CogridException.class";
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** What distinguishes a file from one that has replaced it. */
    private record Stamp(
            long size, FileTime modified, @Nullable Object file) {}

    private record Known(Stamp stamp, boolean isWhole, WeakReference<@Nullable JarContents> contents) {}

    /** Returns the present contents of the jar. Empty if its classes travel one by one. */
    public Optional<JarContents> find(Path jar) {
        try {
            Stamp stamp = stamp(jar);
            Known last = known.get(jar);
            if (last != null && last.stamp.equals(stamp)) {
                JarContents contents = last.contents.get();
                if (contents != null || !last.isWhole) {
                    return Optional.ofNullable(contents);
                }
            }
            Optional<JarContents> read = stamp.size > MAX_BYTES ? Optional.empty() : read(jar);
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(jar, new Known(stamp, read.isPresent(), new WeakReference<>(read.orElse(null))));
            return read;
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    /** Returns the bytes of the jar with that hash, to be sent. */
    public static byte[] bytes(Path jar, ContentHash hash) {
        try {
            byte[] bytes = Files.readAllBytes(jar);
            if (!JarTable.of(bytes).hash().equals(hash)) {
                throw changed(jar);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    /** Returns the names of the classes of a package in a jar whose classes travel one by one. */
    public static Set<String> namesIn(Path jar, String packageName) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.stream()
                    .map(entry -> JarContents.className(entry.getName()))
                    .filter(name -> !name.isEmpty() && ClassFile.packageOf(name).equals(packageName))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    public static CogridException changed(Path jar) {
        return new CogridException("the jar " + jar
                + " has been changed since this program used it first, so what it holds is not what runs here:"
                + " restart the program");
    }

    private static Optional<JarContents> read(Path jar) throws IOException {
        JarTable table = JarTable.of(Files.readAllBytes(jar));
        boolean holdsOurs =
                table.entries().stream().anyMatch(entry -> entry.name().equals(OURS));
        return holdsOurs ? Optional.empty() : Optional.of(JarContents.of(jar, table));
    }

    private static Stamp stamp(Path jar) throws IOException {
        BasicFileAttributes its = Files.readAttributes(jar, BasicFileAttributes.class);
        return new Stamp(its.size(), its.lastModifiedTime(), its.fileKey());
    }

    private static CogridException unreadable(Path jar, IOException cause) {
        return new CogridException(
                "the jar " + jar + ", of which a function or value needs a class, can't be read (" + cause
                        + "): it was removed, or is not completely written. Put it back as it was, or restart the program",
                cause);
    }
}
