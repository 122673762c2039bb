package org.cogrid.client.internal.cluster.end;

import java.time.Duration;
import java.util.List;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.cluster.grids.GridFolder;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.text.Amounts;

/** Ends a grid without asking its engines: it kills the processes that the connection file lists. */
public final class ForcedEnd {
    private static final Duration KILL = Duration.ofSeconds(10);

    private ForcedEnd() {}

    /** Kills all processes of a grid that are on this machine, and removes the grid's files. */
    public static void of(ConnectionFile file) {
        List<ProcessHandle> processes = file.find().map(GridEnd::processes).orElse(List.of());
        processes.forEach(ProcessHandle::destroyForcibly);
        requireEnd(processes, file);
        requireAllHere(file);
        GridEnd.tidy(file);
        requireRemoved(file);
        GridFolder.of(file).delete();
    }

    private static void requireEnd(List<ProcessHandle> processes, ConnectionFile file) {
        List<Long> alive = processes.stream()
                .filter(process -> !Ending.await(process, KILL))
                .map(ProcessHandle::pid)
                .toList();
        if (!alive.isEmpty()) {
            throw new CogridException("The processes " + alive + " of the grid '" + file.gridName()
                    + "' were killed, but have not ended after " + Amounts.time(KILL));
        }
    }

    private static void requireRemoved(ConnectionFile file) {
        file.find().ifPresent(left -> {
            throw new CogridException("The grid '" + file.gridName() + "' could not be removed: a process listens at "
                    + left.usableAddresses() + ", but the connection file " + file
                    + " does not say which one. End that process; if it does not belong to this grid, delete the file");
        });
    }

    private static void requireAllHere(ConnectionFile file) {
        List<MemberProcess> elsewhere = file.find().map(GridAccess::processes).orElse(List.of()).stream()
                .filter(process -> !process.isHere())
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new CogridException("Some engines of the grid '" + file.gridName()
                    + "' run on other machines and can't be killed from here: " + elsewhere);
        }
    }
}
