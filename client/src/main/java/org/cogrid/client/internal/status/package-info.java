/** Grids, engines and logs, as tables, JSON and lines. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.status;

import org.jspecify.annotations.NullMarked;
