/** Finding, joining and watching a grid. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.grid;

import org.jspecify.annotations.NullMarked;
