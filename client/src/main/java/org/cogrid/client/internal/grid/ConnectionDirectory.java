package org.cogrid.client.internal.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridName;

/** The folder of this user's connection files, one for each grid. */
public final class ConnectionDirectory {
    private final Path home;

    public ConnectionDirectory(Path home) {
        this.home = home;
    }

    /** Returns the path of the folder. */
    public Path path() {
        return home;
    }

    /** Returns the connection file of a grid, whether it exists or not. */
    public ConnectionFile file(String gridName) {
        return new ConnectionFile(home.resolve(GridName.check(gridName) + ConnectionFile.SUFFIX));
    }

    /** Returns the names of the grids that have a connection file, in order. */
    public List<String> names() {
        return names(home, ConnectionFile.SUFFIX);
    }

    /** Returns the names of the grids that have a connection file, a lock or a folder of logs, in order. */
    public List<String> traces() {
        return Stream.of(names(), names(home, ConnectionFile.SUFFIX + ".lock"), names(home.resolve("logs"), ""))
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> names(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(suffix))
                    .map(file -> file.substring(0, file.length() - suffix.length()))
                    .filter(GridName::isLegal)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new GridConnectionException("The folder of connection files " + folder + " can't be read: " + e, e);
        }
    }
}
