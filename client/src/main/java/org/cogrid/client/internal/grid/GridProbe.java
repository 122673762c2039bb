package org.cogrid.client.internal.grid;

import java.time.Duration;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.PortProbe;

/** Finds out whether a grid listens at its addresses. */
public final class GridProbe {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private GridProbe() {}

    /**
     * Tries the grid's addresses one by one, without those of ended processes. Blocks for half a second for each at
     * most.
     */
    public static boolean listens(GridAccess access) {
        return access.usableAddresses().stream()
                .anyMatch(address -> PortProbe.probe(address, PATIENCE) == PortProbe.Answer.OPEN);
    }
}
