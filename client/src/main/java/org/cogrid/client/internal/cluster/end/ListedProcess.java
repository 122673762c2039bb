package org.cogrid.client.internal.cluster.end;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberProcess;

/**
 * The process of an engine on this machine, which stays in its grid's connection file for as long as it lives. The engine takes itself
 * out of the file when it leaves the grid, but its process may go on, in a shutdown hook for instance: it must stay known to be killed.
 *
 * @param file the connection file
 * @param grid what the file said before the engine was told to leave, as the last engine deletes it
 * @param process the process, whether it lives or not
 */
record ListedProcess(ConnectionFile file, GridAccess grid, MemberProcess process) {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The process while it lives. */
    Optional<ProcessHandle> living() {
        return process.find();
    }

    /** Waits until the process has ended, and lists it again when it no longer is while it lives; says whether it has ended. */
    boolean awaitEnd(Duration patience) {
        Duration left = patience;
        while (!ends(left.compareTo(LOOK) < 0 ? left : LOOK)) {
            list();
            left = left.minus(LOOK);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
        }
        return true;
    }

    private boolean ends(Duration patience) {
        return living().map(handle -> Ending.await(handle, patience)).orElse(true);
    }

    /** Looks without the lock first: mostly the engine has not left yet. */
    private void list() {
        if (!file.find().filter(this::isListed).isPresent()) {
            file.exclusively(() -> {
                GridAccess now = file.find().orElseGet(() -> grid.withMembers(List.of(), List.of()));
                if (now.isSameGrid(grid) && !isListed(now) && living().isPresent()) {
                    file.write(now.withMembers(
                            now.addresses(),
                            Stream.concat(now.processes().stream(), Stream.of(process))
                                    .toList()));
                }
                return now;
            });
        }
    }

    private boolean isListed(GridAccess now) {
        return now.processes().contains(process);
    }
}
