package org.cogrid.client.internal.control;

import java.util.Optional;
import org.cogrid.client.EngineStatus.RunningTask;
import org.cogrid.client.InterruptOutcome;

/**
 * The outcome of an interrupt.
 *
 * @param task what was interrupted; empty if nothing ran
 */
public record Interrupted(InterruptOutcome outcome, Optional<RunningTask> task) {}
