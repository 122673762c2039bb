/**
 * Starts engine processes.
 *
 * <p>Begin with {@link org.cogrid.client.internal.cluster.launch.EngineLauncher}. It takes a {@code LaunchPlan} with
 * the arguments, which includes the heap size from {@code Heaps}. It starts an {@code EngineJvm} and follows that as an
 * {@code EngineProcess} until the engine serves. {@code ClassArchive} makes later starts faster. Not public API; may
 * change.
 */
@NullMarked
package org.cogrid.client.internal.cluster.launch;

import org.jspecify.annotations.NullMarked;
