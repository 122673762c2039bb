/** What lies in the grid: its names, entries, grid copies and code. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.grid;

import org.jspecify.annotations.NullMarked;
