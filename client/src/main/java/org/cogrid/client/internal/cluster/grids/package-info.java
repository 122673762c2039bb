/**
 * The grids of this machine: their connection files and log folders, and which of them run.
 *
 * <p>Begin with {@link org.cogrid.client.internal.cluster.grids.KnownGrids}. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cluster.grids;

import org.jspecify.annotations.NullMarked;
