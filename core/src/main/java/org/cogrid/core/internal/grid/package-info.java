/** Names and records of the grid itself. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.grid;

import org.jspecify.annotations.NullMarked;
