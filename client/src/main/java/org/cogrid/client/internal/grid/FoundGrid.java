package org.cogrid.client.internal.grid;

import java.util.Optional;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridKey;

/**
 * A grid that a program means.
 *
 * @param file its connection file
 * @param access what the file said when it was read
 */
public record FoundGrid(ConnectionFile file, GridAccess access) {
    private static final System.Logger LOG = System.getLogger(FoundGrid.class.getName());

    /**
     * Reads what this file says.
     *
     * @throws GridConnectionException when it is missing, damaged, or open to others
     */
    public static FoundGrid read(ConnectionFile file) {
        return new FoundGrid(file, file.read());
    }

    /** The grid's key as the file has it now; empty if the file is not there any more, or can't be read. */
    Optional<GridKey> keyNow() {
        try {
            return file.find().filter(access::isSameGrid).map(GridAccess::key);
        } catch (GridConnectionException e) {
            LOG.log(System.Logger.Level.DEBUG, "it is not known whether the grid has a new key", e);
            return Optional.empty();
        }
    }
}
