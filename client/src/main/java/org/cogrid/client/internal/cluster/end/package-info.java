/** Ending processes: asked first, then by force, with nothing left behind. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cluster.end;

import org.jspecify.annotations.NullMarked;
