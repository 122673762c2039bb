package org.cogrid.client.internal.code;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a program of its own into a folder or a jar, as a user's build would. */
public final class Program {
    private final Path folder;
    private final Path classes;
    private final List<Path> libraries;

    public Program(Path folder, Path... libraries) {
        this.libraries = List.of(libraries);
        this.folder = folder;
        this.classes = folder.resolve("classes");
    }

    /** Compiles a source, which may use what was compiled before. */
    public Program with(String name, String source) {
        try {
            Path file = folder.resolve("sources").resolve(name.replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.createDirectories(classes);
            Files.writeString(file, source);
            StringJoiner path = new StringJoiner(File.pathSeparator);
            path.add(classes.toString()).add(System.getProperty("java.class.path"));
            libraries.forEach(library -> path.add(library.toString()));
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-cp",
                            path.toString(),
                            "-d",
                            classes.toString(),
                            file.toString());
            if (result != 0) {
                throw new IllegalArgumentException("does not compile: " + source);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Program withResource(String name, String content) {
        try {
            Path file = classes.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path classes() {
        return classes;
    }

    public Path jar(String name) {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                JarEntry entry = new JarEntry(classes.relativize(file).toString());
                entry.setTime(0);
                entries.putNextEntry(entry);
                entries.write(Files.readAllBytes(file));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loader as of another program: nothing of this one but what everybody shares. */
    public static URLClassLoader loader(Path... places) {
        return loader(Program.class.getClassLoader(), places);
    }

    public static URLClassLoader loader(ClassLoader parent, Path... places) {
        URL[] urls = List.of(places).stream().map(Program::url).toArray(URL[]::new);
        return new URLClassLoader(urls, parent);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
