package org.cogrid.client.internal.status;

import java.util.List;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;

/**
 * A grid and the status of its engines.
 *
 * @param grid the grid as its connection file describes it
 * @param engines its engines; empty if it does not run or can't be asked
 * @param problem why it could not be asked; empty otherwise
 */
public record GridStatus(KnownGrid grid, List<EngineStatus> engines, String problem) {}
