package org.cogrid.client.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cogrid.core.internal.code.ClassFile;

/**
 * Jars open for the time of one scan. A class is first looked for where others of its package were: asking the loader means
 * a look into every jar of the class path. Confined to one thread.
 */
final class JarReader implements AutoCloseable {
    private static final String CLASS = ".class";
    private static final String NO_CLASS = "-info.class";

    private final Map<Path, JarFile> open = new HashMap<>();
    private final Map<String, Path> byPackage = new HashMap<>();
    private final Map<Path, WeakReference<ClassLoader>> homes = new HashMap<>();

    /** The jar has classes of that one's package. */
    void remember(String className, Path jar) {
        byPackage.putIfAbsent(ClassFile.packageOf(className), jar);
    }

    /** The jar that has others of the class's package, if it has this class, too. */
    Optional<Path> near(String className) {
        Path jar = byPackage.get(ClassFile.packageOf(className));
        return jar != null && file(jar).getEntry(entryName(className)) != null ? Optional.of(jar) : Optional.empty();
    }

    /** The loader that the jar's classes come from: asked for once. */
    WeakReference<ClassLoader> home(Path jar, Supplier<ClassLoader> ask) {
        return homes.computeIfAbsent(jar, any -> new WeakReference<>(ask.get()));
    }

    byte[] bytes(String className, Path jar) {
        JarFile file = file(jar);
        ZipEntry entry = file.getEntry(entryName(className));
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(className + " in " + jar + ", which a function needs, can't be read", e);
        }
    }

    /** The names of the classes in that folder of the jar. */
    Set<String> namesIn(Path jar, String folder) {
        return classNames(jar)
                .filter(name -> ClassFile.packageOf(name).replace('.', '/').equals(folder))
                .collect(Collectors.toSet());
    }

    /** Reads all of a jar. */
    JarContents contents(Path jar) {
        Set<String> names = classNames(jar).collect(Collectors.toSet());
        Set<String> mentioned = new HashSet<>();
        names.forEach(name -> mentioned.addAll(mentionedBy(bytes(name, jar))));
        mentioned.removeAll(names);
        return new JarContents(names, mentioned);
    }

    private static Set<String> mentionedBy(byte[] file) {
        try {
            return ClassFile.references(file);
        } catch (IllegalArgumentException e) {
            return Set.of(); // it has the name of a class and is none
        }
    }

    private Stream<String> classNames(Path jar) {
        return file(jar).stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.endsWith(NO_CLASS))
                .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
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
