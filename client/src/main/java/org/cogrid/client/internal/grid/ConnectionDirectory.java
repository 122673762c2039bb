package org.cogrid.client.internal.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.internal.grid.GridName;

/** The folder of this user's connection files, one a grid. */
public final class ConnectionDirectory {
    private final Path home;

    public ConnectionDirectory(Path home) {
        this.home = home;
    }

    /** Where the folder is. */
    public Path path() {
        return home;
    }

    /** The connection file of a grid, whether it is there or not. */
    public ConnectionFile file(String gridName) {
        return new ConnectionFile(home.resolve(GridName.check(gridName) + ConnectionFile.SUFFIX));
    }

    /** The names of the grids that have a file, in order. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ConnectionFile.SUFFIX))
                    .map(file -> file.substring(0, file.length() - ConnectionFile.SUFFIX.length()))
                    .filter(GridName::isLegal)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new GridConnectionException("The folder of connection files " + home + " can't be read: " + e, e);
        }
    }
}
