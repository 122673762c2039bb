/** The member, and the engine's id in the grid. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.grid;

import org.jspecify.annotations.NullMarked;
