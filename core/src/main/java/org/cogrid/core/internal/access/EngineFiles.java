package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * The files on disk of those engines of a grid that a launcher started.
 *
 * @param folder the grid's own folder for them
 */
public record EngineFiles(Path folder) {
    /** The name of the folder that holds the folders of all grids. */
    public static final String LOGS = "logs";

    private static final System.Logger LOG = System.getLogger(EngineFiles.class.getName());

    /** The log of one engine; a restarted engine appends to its old one. */
    public Path log(int engineId) {
        return folder.resolve("engine-" + engineId + ".log");
    }

    /** How an engine was started. */
    public Path launch(int engineId) {
        return folder.resolve("engine-" + engineId + ".launch");
    }

    /**
     * Removes the files of these engines, then the folder if it is empty. The log of an engine that crashed stays, so
     * that it can be read.
     */
    public void delete(Collection<Integer> engineIds) {
        try {
            for (int id : engineIds) {
                Files.deleteIfExists(log(id));
                Files.deleteIfExists(launch(id));
            }
            Files.deleteIfExists(folder);
            deleteParent();
        } catch (DirectoryNotEmptyException e) {
            LOG.log(System.Logger.Level.DEBUG, "logs of crashed engines stay", e);
        } catch (IOException e) { // leftover logs do no harm
            LOG.log(System.Logger.Level.DEBUG, "logs were left in " + folder, e);
        }
    }

    /** Removes the folder of all grids after its last grid is gone. */
    private void deleteParent() throws IOException {
        Path parent = folder.getParent();
        if (parent != null && parent.endsWith(LOGS)) {
            Files.deleteIfExists(parent);
        }
    }
}
