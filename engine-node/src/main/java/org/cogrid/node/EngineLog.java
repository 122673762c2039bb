package org.cogrid.node;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;

/** The file that the launcher made this process's standard error go to, in the folder of the grid's logs. */
final class EngineLog {
    private static final System.Logger LOG = System.getLogger(EngineLog.class.getName());

    private final Path start;

    EngineLog(Path file) {
        this.start = file.toAbsolutePath();
    }

    private Path of(int engineId) {
        return start.resolveSibling("engine-" + engineId + ".log");
    }

    /** Names the file after the engine, now that its id is known; what writes to it goes on doing so. */
    void belongsTo(int engineId) {
        try {
            if (!start.equals(of(engineId))) {
                Files.move(start, of(engineId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) { // the log is harder to find, but the engine works
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The log " + start + " could not be named after engine " + engineId,
                    e);
        }
    }

    /** Removes the logs of these engines, and their folder unless another log is in it: one of an engine that crashed is to be read. */
    void delete(Set<Integer> engineIds) {
        try {
            for (int id : engineIds) {
                Files.deleteIfExists(of(id));
            }
            Files.deleteIfExists(Objects.requireNonNull(start.getParent(), "a file is in a folder"));
        } catch (DirectoryNotEmptyException e) {
            LOG.log(System.Logger.Level.DEBUG, "logs of crashed engines stay", e);
        } catch (IOException e) { // this log is about to end: nobody would read it, and what stays harms nobody
            LOG.log(System.Logger.Level.DEBUG, "logs were left beside " + start, e);
        }
    }
}
