package org.cogrid.client.internal.view;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes that a program can name. Looking for a class does not initialise it. */
final class ProgramClasses {
    private static final String CLASS = ".class";

    private final ClassLoader loader;

    private ProgramClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the classes that the calling thread's context loader knows. */
    static ProgramClasses ofThisThread() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new ProgramClasses(context == null ? ClassLoader.getSystemClassLoader() : context);
    }

    /** True if the class is not part of the JDK, which engines have anyway. */
    static boolean isNotOfTheJdk(Class<?> type) {
        return isNotOfTheJdk(type.getClassLoader());
    }

    private static boolean isNotOfTheJdk(@Nullable ClassLoader loader) {
        return loader != null && loader != ClassLoader.getPlatformClassLoader();
    }

    /** Returns the class of that name, in the form of a source text: nested classes with dots. */
    Optional<Class<?>> find(String name) {
        for (String binary = name; ; ) {
            try {
                return Optional.of(Class.forName(binary, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                binary = binary.substring(0, dot) + '$' + binary.substring(dot + 1);
            }
        }
    }

    /**
     * Returns classes that stand for a package: all its classes in folders, and one class for each jar, as a jar
     * travels whole. Returns nothing if there is no such package, and an empty list if it is the JDK's.
     */
    Optional<List<Class<?>>> inPackage(String name) {
        if (isOfTheJdk(name)) {
            return Optional.of(List.of());
        }
        List<Class<?>> found = new ArrayList<>();
        try {
            for (URL place : places(name)) {
                found.addAll(classesAt(place, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("looking for the package " + name, e);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static boolean isOfTheJdk(String name) {
        return ModuleLayer.boot().modules().stream()
                .anyMatch(m -> m.getPackages().contains(name) && !isNotOfTheJdk(m.getClassLoader()));
    }

    /** Returns where the loader sees the package. Jars without entries for folders are found on the class path. */
    private List<URL> places(String name) throws IOException {
        String folder = name.replace('.', '/');
        List<URL> places = Collections.list(loader.getResources(folder));
        if (places.isEmpty()) {
            for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
                if (entry.endsWith(".jar") && Files.isRegularFile(Path.of(entry))) {
                    places.add(new URL("jar:" + Path.of(entry).toUri() + "!/"));
                }
            }
        }
        return places;
    }

    private List<Class<?>> classesAt(URL place, String name) throws IOException {
        if (place.getProtocol().equals("file")) {
            return classesIn(Arrays.stream(namesIn(place)), name).toList();
        }
        if (place.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                String folder = name.replace('.', '/') + '/';
                Stream<String> names = file.stream()
                        .map(entry -> entry.getName())
                        .filter(n -> n.startsWith(folder) && n.indexOf('/', folder.length()) < 0)
                        .map(n -> n.substring(folder.length()));
                return classesIn(names, name).limit(1).toList();
            }
        }
        return List.of();
    }

    private static String[] namesIn(URL folder) {
        try {
            String[] names = Path.of(folder.toURI()).toFile().list();
            return names == null ? new String[0] : names;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has a malformed place: " + folder, e);
        }
    }

    private Stream<Class<?>> classesIn(Stream<String> fileNames, String packageName) {
        return fileNames
                .filter(n -> n.endsWith(CLASS) && !n.endsWith("-info.class"))
                .map(n -> find(packageName + '.' + n.substring(0, n.length() - CLASS.length())))
                .flatMap(Optional::stream);
    }
}
