package org.cogrid.client.internal.cluster.end;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.client.internal.cluster.grids.GridFolder;
import org.cogrid.core.internal.access.ProcessLife;

/**
 * Removes what killed programs have left in the folder of connection files. It runs when the next program starts a
 * grid. The engines of killed programs end by themselves and get some time for that.
 */
public final class Leftovers {
    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());
    private static final Pattern OWNED = Pattern.compile("local-(\\d+)-\\d+(\\..*)?");
    private static final Duration REST = Duration.ofMinutes(1);

    private Leftovers() {}

    public static void sweep(Path home) {
        sweepFolder(home);
        sweepFolder(GridFolder.logs(home));
    }

    private static void sweepFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> dead = entries.filter(Leftovers::ownerIsDead).toList();
            for (Path entry : dead) {
                if (Files.getLastModifiedTime(entry)
                        .toInstant()
                        .isBefore(Instant.now().minus(REST))) {
                    GridFolder.deleteTree(entry);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.TRACE, "nothing was left, as {0} is not there", folder);
        } catch (IOException | UncheckedIOException e) {
            // A file that stays does no harm, and another program may be removing it, too.
            LOG.log(System.Logger.Level.DEBUG, "not everything in " + folder + " could be swept", e);
        }
    }

    private static boolean ownerIsDead(Path entry) {
        Matcher name = OWNED.matcher(String.valueOf(entry.getFileName()));
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessLife::isAlive)
                        .isEmpty();
    }
}
