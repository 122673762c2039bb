package org.cogrid.client.internal.cluster.end;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberProcess;

/**
 * The process of an engine on this machine, which stays in the connection file for as long as it lives. An engine
 * removes itself from the file when it leaves the grid. Its process may live longer, for instance in a shutdown hook,
 * and must stay listed so that it can be killed.
 *
 * @param file the connection file
 * @param grid what the file said before the engine was told to leave; the last engine deletes the file
 * @param process the process, alive or not
 */
record ListedProcess(ConnectionFile file, GridAccess grid, MemberProcess process) {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Returns the process if it lives. */
    Optional<ProcessHandle> living() {
        return process.find();
    }

    /**
     * Waits until the process has ended, and puts it back on the list if it lives but is not listed. True if it has
     * ended.
     */
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

    /** Puts the process back on the list. Looks without the lock first, as the engine has usually not left yet. */
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
