package org.cogrid.client.internal.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.cogrid.core.CogridException;

/** Checks the jars that a user passes to {@code addJars}. */
public final class LibraryFiles {
    private LibraryFiles() {}

    /** Returns their absolute paths. Fails at the first file that is no jar. */
    public static List<Path> check(List<Path> jars) {
        return jars.stream().map(LibraryFiles::check).toList();
    }

    private static Path check(Path given) {
        Path jar = given.toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            throw new CogridException("can't add the library " + jar + ": "
                    + (Files.isDirectory(jar) ? "it is a folder, not a jar" : "there is no such file on this machine"));
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            return Path.of(opened.getName());
        } catch (IOException e) {
            throw new CogridException("can't add the library " + jar + ": it can't be read as a jar: " + e, e);
        }
    }
}
