/** The grids of this machine: their folders, and which of them are alive. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cluster.grids;

import org.jspecify.annotations.NullMarked;
