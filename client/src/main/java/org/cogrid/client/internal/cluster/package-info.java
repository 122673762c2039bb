/**
 * Starts, restarts and ends the engines on this machine.
 *
 * <p>Begin with {@link org.cogrid.client.internal.cluster.EngineGroup}: {@code ProcessEngines} has engines in their own
 * JVMs, {@code EmbeddedEngines} has them in this JVM. {@code launch} starts processes, {@code end} ends them, and
 * {@code grids} knows which grids are on this machine. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cluster;

import org.jspecify.annotations.NullMarked;
