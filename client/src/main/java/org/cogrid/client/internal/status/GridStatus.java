package org.cogrid.client.internal.status;

import java.util.List;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;

/**
 * A grid and what its engines do.
 *
 * @param grid what its connection file says
 * @param engines its engines; none when it does not run, or can't be asked
 * @param problem why it could not be asked; empty otherwise
 */
public record GridStatus(KnownGrid grid, List<EngineStatus> engines, String problem) {}
