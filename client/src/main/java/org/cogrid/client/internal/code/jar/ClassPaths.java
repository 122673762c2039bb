package org.cogrid.client.internal.code.jar;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassFileName;

/**
 * The jars and folders in which loaders look for classes, in order. It reads them itself. Asking a loader for a
 * resource takes some tenths of a millisecond, as the loader asks the JDK's loaders first, and a jar has a thousand
 * classes. Thread-safe.
 */
public final class ClassPaths {
    /** The places that the manifest of a jar adds. */
    private final Map<Path, List<Path>> added = new ConcurrentHashMap<>();

    /**
     * Returns names of classes that the loader may find before it comes to this jar: from each earlier place the first
     * that no place before it has. Empty for a loader that does not list its places.
     */
    public Set<String> before(Path jar, Collection<String> names, ClassLoader loader) {
        Map<String, String> left = new LinkedHashMap<>(); // names by files
        names.forEach(name -> left.put(ClassFileName.of(name), name));
        Set<String> firsts = new LinkedHashSet<>();
        for (Path place : places(loader)) {
            if (isSame(place, jar)) {
                break;
            }
            List<String> found =
                    Files.isDirectory(place) ? inFolder(place, left.keySet()) : inJar(place, left.keySet());
            if (!found.isEmpty()) {
                firsts.add(Objects.requireNonNull(left.get(found.get(0))));
                found.forEach(left::remove);
            }
        }
        return firsts;
    }

    private Set<Path> places(ClassLoader loader) {
        Set<Path> places = new LinkedHashSet<>();
        if (loader instanceof URLClassLoader told) {
            for (URL url : told.getURLs()) {
                CodeLocation.folder(url).ifPresent(path -> add(path, places));
            }
        } else if (loader == ClassLoader.getSystemClassLoader()) {
            for (String path : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
                add(Path.of(path).toAbsolutePath(), places);
            }
        }
        return places;
    }

    private void add(Path place, Set<Path> places) {
        if (places.add(place)) {
            added.computeIfAbsent(place, ClassPaths::addedBy).forEach(each -> add(each, places));
        }
    }

    private static List<Path> addedBy(Path place) {
        if (!Files.isRegularFile(place)) {
            return List.of();
        }
        try (JarFile file = new JarFile(place.toFile(), false)) {
            Manifest manifest = file.getManifest();
            String path = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return path == null || path.isBlank()
                    ? List.of()
                    : Stream.of(path.strip().split("\\s+"))
                            .flatMap(each -> addedAs(each, place).stream())
                            .toList();
        } catch (IOException e) {
            return List.of(); // no jar, so the loader finds nothing in it either
        }
    }

    /** Returns the file that {@code text} names. A loader ignores an entry that is not the address of a file, too. */
    private static Optional<Path> addedAs(String text, Path place) {
        try {
            URI address = place.toUri().resolve(text);
            return "file".equals(address.getScheme()) ? Optional.of(Path.of(address)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || (Files.exists(one) && Files.isSameFile(one, other));
        } catch (IOException e) {
            throw new CogridException("can't tell whether " + one + " of the class path is the file " + other, e);
        }
    }

    private static List<String> inJar(Path jar, Set<String> files) {
        List<String> found = new ArrayList<>();
        if (Files.isRegularFile(jar)) {
            try (ZipFile content = new ZipFile(jar.toFile())) { // the loader has it open, so it is not read anew
                for (String file : files) {
                    if (content.getEntry(file) != null) {
                        found.add(file);
                    }
                }
            } catch (IOException e) {
                return List.of(); // the loader finds nothing in it, either
            }
        }
        return found;
    }

    private static List<String> inFolder(Path folder, Set<String> files) {
        Map<String, Boolean> packages = new HashMap<>(); // whether the folder has them
        List<String> found = new ArrayList<>();
        for (String file : files) {
            String parent = file.substring(0, file.lastIndexOf('/') + 1);
            if (packages.computeIfAbsent(parent, any -> Files.isDirectory(folder.resolve(parent)))
                    && Files.isRegularFile(folder.resolve(file))) {
                found.add(file);
            }
        }
        return found;
    }
}
