/** Loads on an engine what clients have put in the grid. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.code;

import org.jspecify.annotations.NullMarked;
