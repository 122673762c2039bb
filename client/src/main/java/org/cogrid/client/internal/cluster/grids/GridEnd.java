package org.cogrid.client.internal.cluster.grids;

import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;

/** What becomes of a grid's connection file when members may have ended without taking themselves out of it. */
public final class GridEnd {
    private GridEnd() {}

    /**
     * Removes the file and its lock when nobody listens any more, and no process that it lists lives here; else takes those out of it that
     * have left and ended.
     */
    public static void tidy(ConnectionFile file) {
        file.exclusively(() -> {
            Optional<GridAccess> access = file.find();
            if (access.filter(GridEnd::isAlive).isPresent()) {
                access.map(GridEnd::withoutEnded)
                        .filter(tidied -> !tidied.equals(access.get()))
                        .ifPresent(file::write);
            } else {
                file.delete();
                file.deleteLock();
            }
            return file;
        });
    }

    private static GridAccess withoutEnded(GridAccess access) {
        return access.withMembers(
                access.addresses(),
                access.processes().stream()
                        .filter(process ->
                                access.addresses().contains(process.address().reachableAt()) || !process.hasEnded())
                        .toList());
    }

    private static boolean isAlive(GridAccess access) {
        return !access.living().isEmpty() || GridProbe.listens(access);
    }

    /** The engines' processes on this machine that live, as far as the file knows. */
    public static List<ProcessHandle> processes(GridAccess access) {
        return access.processes().stream()
                .flatMap(process -> process.find().stream())
                .toList();
    }
}
