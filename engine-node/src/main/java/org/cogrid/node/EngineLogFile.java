package org.cogrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import org.cogrid.core.internal.access.EngineFiles;

/** The file that the launcher made this process's standard error go to, in the folder of the grid's logs. */
final class EngineLogFile {
    private static final System.Logger LOG = System.getLogger(EngineLogFile.class.getName());

    private final Path start;
    private final EngineFiles files;

    EngineLogFile(Path file) {
        this.start = file.toAbsolutePath();
        this.files = new EngineFiles(Objects.requireNonNull(start.getParent(), "a file is in a folder"));
    }

    /** Names the file after the engine, now that its id is known; what writes to it goes on doing so. */
    void belongsTo(int engineId) {
        try {
            if (!start.equals(files.log(engineId))) {
                Files.move(
                        start,
                        files.log(engineId),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) { // the log is harder to find, but the engine works
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The log " + start + " could not be named after engine " + engineId,
                    e);
        }
    }

    /** Removes what is kept of these engines, when they have ended in good order. */
    void delete(Set<Integer> engineIds) {
        files.delete(engineIds);
    }
}
