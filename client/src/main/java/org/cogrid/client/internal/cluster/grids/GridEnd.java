package org.cogrid.client.internal.cluster.grids;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;

/** Cleans up a grid's connection file when members may have ended without removing themselves from it. */
public final class GridEnd {
    private static final System.Logger LOG = System.getLogger(GridEnd.class.getName());

    private GridEnd() {}

    /**
     * Removes the file and its lock if no member listens any more and no listed process lives on this machine.
     * Otherwise removes from the file the members that have ended.
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

    /**
     * Removes the file of a program's grid whose engines have ended with the program, unless other engines live there:
     * somebody has restarted or added them by a command, and they go on. True if the file is gone.
     */
    public static boolean ofProgram(ConnectionFile file) {
        if (othersLive(file)) {
            tidy(file);
            return Files.notExists(file.path());
        }
        file.deleteForGood();
        return true;
    }

    private static boolean othersLive(ConnectionFile file) {
        try {
            return !file.find().map(GridAccess::living).orElse(List.of()).isEmpty();
        } catch (GridConnectionException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection file that can't be read is removed with its grid", e);
            return false;
        }
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

    /** Returns the living processes on this machine that the file lists. */
    public static List<ProcessHandle> processes(GridAccess access) {
        return access.processes().stream()
                .flatMap(process -> process.find().stream())
                .toList();
    }
}
