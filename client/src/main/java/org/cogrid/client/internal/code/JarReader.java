package org.cogrid.client.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cogrid.core.internal.code.ClassFile;

/** Jars open for the time of one scan. Confined to one thread. */
final class JarReader implements AutoCloseable {
    private static final String CLASS = ".class";
    private static final String NO_CLASS = "-info.class";

    private final Map<Path, JarFile> open = new HashMap<>();
    private final Map<Path, WeakReference<ClassLoader>> homes = new HashMap<>();

    /** The loader that the jar's classes come from: asked for once. */
    WeakReference<ClassLoader> home(Path jar, Supplier<ClassLoader> ask) {
        return homes.computeIfAbsent(jar, any -> new WeakReference<>(ask.get()));
    }

    byte[] bytes(String className, Path jar) {
        JarFile file = file(jar);
        return bytes(file, file.getEntry(entryName(className)));
    }

    /** The names of the classes in that folder of the jar. */
    Set<String> namesIn(Path jar, String folder) {
        return file(jar)
                .versionedStream()
                .map(ZipEntry::getName)
                .filter(JarReader::isClass)
                .map(JarReader::className)
                .filter(name -> ClassFile.packageOf(name).replace('.', '/').equals(folder))
                .collect(Collectors.toSet());
    }

    /** Reads all of a jar, in one pass. */
    JarContents contents(Path jar) {
        Set<String> names = new HashSet<>();
        Set<String> mentioned = new HashSet<>();
        JarFile file = file(jar);
        file.versionedStream().filter(entry -> isClass(entry.getName())).forEach(entry -> {
            names.add(className(entry.getName()));
            addMentioned(bytes(file, entry), mentioned);
        });
        mentioned.removeAll(names);
        return new JarContents(names, mentioned);
    }

    private static void addMentioned(byte[] file, Set<String> mentioned) {
        try {
            ClassFile.addReferences(file, mentioned);
        } catch (IllegalArgumentException e) {
            // it has the name of a class and is none
        }
    }

    private static byte[] bytes(JarFile file, ZipEntry entry) {
        byte[] bytes = new byte[(int) entry.getSize()]; // at most that of a class, which Java bounds
        try (InputStream in = file.getInputStream(entry)) {
            in.readNBytes(bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    entry.getName() + " in " + file.getName() + ", which a function needs, can't be read", e);
        }
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(CLASS) && !entry.startsWith("META-INF/") && !entry.endsWith(NO_CLASS);
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    }

    private JarFile file(Path jar) {
        return open.computeIfAbsent(jar, JarReader::openJar);
    }

    private static JarFile openJar(Path jar) {
        try {
            return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        } catch (IOException e) {
            throw new UncheckedIOException("the jar " + jar + ", which a function needs, can't be read", e);
        }
    }

    @Override
    public void close() {
        for (JarFile file : open.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String entryName(String className) {
        return className.replace('.', '/') + CLASS;
    }
}
