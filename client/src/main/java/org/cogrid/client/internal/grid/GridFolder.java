package org.cogrid.client.internal.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.OwnerOnly;

/** The folder of a grid's logs, below that of the connection files. */
final class GridFolder {
    private final Path path;

    private GridFolder(Path path) {
        this.path = path;
    }

    static GridFolder create(Path home, String gridName) {
        Path path = logs(home).resolve(gridName);
        try {
            OwnerOnly.createFolder(path);
        } catch (IOException e) {
            throw new CogridException(
                    "The folder " + path + " for the logs of the grid's engines can't be made: " + e, e);
        }
        return new GridFolder(path);
    }

    /** Where the folders of all grids are. */
    static Path logs(Path home) {
        return home.resolve("logs");
    }

    /** The log of one engine; an engine that comes back goes on with its old one. */
    Path log(int engineId) {
        return path.resolve("engine-" + engineId + ".log");
    }

    /** Removes the folder and its logs. */
    void delete() {
        try {
            deleteTree(path);
        } catch (IOException e) { // logs that stay harm nobody
            System.getLogger(GridFolder.class.getName()).log(System.Logger.Level.DEBUG, "logs were left in " + path, e);
        }
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
