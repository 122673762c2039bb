package org.cogrid.client.internal.cli.program;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;

/** Loads the classes of a user's program: those of its class path and those of Cogrid's libraries. */
public final class ProgramLoader extends URLClassLoader {
    private ProgramLoader(URL[] classPath) {
        super("program", classPath, ProgramLoader.class.getClassLoader());
    }

    /**
     * Reads a class path as {@code java} does, {@code folder/*} included.
     *
     * @throws CogridException when an entry does not exist
     */
    public static ProgramLoader of(String classPath) {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                filesOf(entry).map(ProgramLoader::url).forEach(urls::add);
            }
        }
        return new ProgramLoader(urls.toArray(URL[]::new));
    }

    private static Stream<Path> filesOf(String entry) {
        boolean allJars = entry.equals("*") || entry.endsWith(File.separator + "*");
        Path path = Path.of(allJars ? "./" + entry.substring(0, entry.length() - 1) : entry);
        path = allJars && entry.startsWith(File.separator) ? Path.of(entry.substring(0, entry.length() - 1)) : path;
        if (!Files.exists(path)) {
            throw new CogridException(
                    "--class-path names " + entry + ", but " + path.toAbsolutePath() + " does not exist");
        }
        return allJars ? jarsIn(path) : Stream.of(path);
    }

    private static Stream<Path> jarsIn(Path folder) {
        File[] jars = folder.toFile()
                .listFiles(file ->
                        file.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".jar"));
        return jars == null ? Stream.empty() : Stream.of(jars).sorted().map(File::toPath);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new CogridException("--class-path names " + path + ", which makes no address: " + e.getMessage(), e);
        }
    }
}
