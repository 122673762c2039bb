package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * What is kept on disk of the engines of a grid that were started by a launcher.
 *
 * @param folder where; the grid's own
 */
public record EngineFiles(Path folder) {
    /** What the folder is called that those of all grids are in. */
    public static final String LOGS = "logs";

    private static final System.Logger LOG = System.getLogger(EngineFiles.class.getName());

    /** The log of one engine; an engine that comes back goes on with its old one. */
    public Path log(int engineId) {
        return folder.resolve("engine-" + engineId + ".log");
    }

    /** How an engine was started. */
    public Path launch(int engineId) {
        return folder.resolve("engine-" + engineId + ".launch");
    }

    /** Removes what is kept of these engines, and the folder unless another's log is in it: one of an engine that crashed is to be read. */
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
        } catch (IOException e) { // logs that stay harm nobody
            LOG.log(System.Logger.Level.DEBUG, "logs were left in " + folder, e);
        }
    }

    /** The last grid's takes that of all grids along. */
    private void deleteParent() throws IOException {
        Path parent = folder.getParent();
        if (parent != null && parent.endsWith(LOGS)) {
            Files.deleteIfExists(parent);
        }
    }
}
