package org.cogrid.client.internal.grid;

import java.time.Duration;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.PortProbe;

/** Whether anybody listens where a grid should be. */
public final class GridProbe {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private GridProbe() {}

    /** Asks the grid's addresses one by one, but for those of processes that have ended; blocks for at most half a second each. */
    public static boolean listens(GridAccess access) {
        return access.usableAddresses().stream()
                .anyMatch(address -> PortProbe.probe(address, PATIENCE) == PortProbe.Answer.OPEN);
    }
}
