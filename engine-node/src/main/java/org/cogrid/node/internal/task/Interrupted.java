package org.cogrid.node.internal.task;

import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.node.internal.run.StopReport;

/**
 * The outcome of an interrupt.
 *
 * @param run what was interrupted, as it was then
 * @param report how it took that
 */
public record Interrupted(EngineReport.Running run, StopReport report) {}
