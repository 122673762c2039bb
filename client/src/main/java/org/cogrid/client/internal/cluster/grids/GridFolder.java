package org.cogrid.client.internal.cluster.grids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.EngineFiles;
import org.cogrid.core.internal.access.OwnerOnly;

/** The folder with a grid's logs, inside the folder of connection files. */
public final class GridFolder {
    private static final System.Logger LOG = System.getLogger(GridFolder.class.getName());
    private static final String STARTING = "engine-starting-";
    private static final Duration STARTING_TIME = Duration.ofMinutes(1);
    private static final Pattern LOG_OF = Pattern.compile("engine-(\\d{1,9})\\.log");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path path;

    private GridFolder(Path path) {
        this.path = path;
    }

    /** Returns the folder of a grid, whether it exists or not. */
    public static GridFolder of(ConnectionFile file) {
        Path home = Objects.requireNonNull(file.path().getParent(), "a file is in a folder");
        return new GridFolder(logs(home).resolve(file.gridName()));
    }

    public static GridFolder create(ConnectionFile file) {
        GridFolder folder = of(file);
        try {
            OwnerOnly.createFolder(folder.path);
        } catch (IOException e) {
            throw new CogridException(
                    "The folder " + folder.path + " for the logs of the grid's engines can't be made: " + e
                            + ". Is there room on the disk, and may this user write there? The setting cogrid.home names another place",
                    e);
        }
        return folder;
    }

    /** Returns the parent of all grids' folders. */
    public static Path logs(Path home) {
        return home.resolve(EngineFiles.LOGS);
    }

    /** Returns the log of an engine. An engine that comes back goes on with its old log. */
    public Path log(int engineId) {
        return engines().log(engineId);
    }

    /** Returns the note that says how an engine was started. */
    public Path launch(int engineId) {
        return engines().launch(engineId);
    }

    private EngineFiles engines() {
        return new EngineFiles(path);
    }

    /** Makes a log for an engine whose id is not known yet; the engine renames it later. */
    public Path newLog() {
        return path.resolve(STARTING + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".log");
    }

    /** Removes the log of an engine that never got an id. */
    public void deleteNew(Path log) {
        if (isNew(log)) {
            attempt(() -> Files.deleteIfExists(log));
        }
    }

    /** True for the log of an engine without an id, which is removed with that engine. */
    public static boolean isNew(Path log) {
        return String.valueOf(log.getFileName()).startsWith(STARTING);
    }

    /** Removes the logs of engines that this program has started and that have no id yet. */
    public void deleteStartingHere() {
        attempt(() -> {
            String own = STARTING + ProcessHandle.current().pid() + "-";
            for (Path log : logs()) {
                if (String.valueOf(log.getFileName()).startsWith(own)) {
                    Files.deleteIfExists(log);
                }
            }
        });
    }

    /** Returns the ids of the engines that have a log, ascending. */
    public List<Integer> engineIds() throws IOException {
        return logs().stream()
                .map(log -> LOG_OF.matcher(String.valueOf(log.getFileName())))
                .filter(Matcher::matches)
                .map(log -> Integer.valueOf(log.group(1)))
                .sorted()
                .toList();
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        }
    }

    /**
     * Removes the logs and notes of these engines, and the folder if no log is left. Logs of crashed engines stay, to
     * be read.
     */
    public void delete(List<Integer> engineIds) {
        engines().delete(engineIds);
    }

    public void deleteIfEmpty() {
        delete(List.of());
    }

    /** True if a log was added a short while ago, so that an engine may be starting. */
    boolean isFresh() {
        try {
            return Files.getLastModifiedTime(path)
                    .toInstant()
                    .isAfter(Instant.now().minus(STARTING_TIME));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "there are no logs in " + path, e);
            return false;
        }
    }

    /** Removes the folder and its logs. */
    public void delete() {
        attempt(() -> deleteTree(path));
        deleteIfEmpty(); // and the folder around it
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) { // logs that stay do no harm
            LOG.log(System.Logger.Level.DEBUG, "logs were left in " + path, e);
        }
    }

    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
