package org.cogrid.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import org.cogrid.core.internal.access.EngineFiles;

/** The log file to which the launcher has redirected this process's standard error. It is in the folder of the grid's logs. */
final class EngineLogFile {
    private static final System.Logger LOG = System.getLogger(EngineLogFile.class.getName());

    private final Path start;
    private final EngineFiles files;

    EngineLogFile(Path file) {
        this.start = file.toAbsolutePath();
        this.files = new EngineFiles(Objects.requireNonNull(start.getParent(), "a file is in a folder"));
    }

    /** Renames the file after the engine, once its id is known. Open streams go on writing to it. */
    void belongsTo(int engineId) {
        try {
            if (!start.equals(files.log(engineId))) {
                Files.move(
                        start,
                        files.log(engineId),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) { // the engine works; only its log is harder to find
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The log " + start + " could not be named after engine " + engineId,
                    e);
        }
    }

    /** Removes the files of these engines, which have ended in an orderly way. */
    void delete(Set<Integer> engineIds) {
        files.delete(engineIds);
    }
}
