/** Finding, joining and watching a grid, and starting one on this machine. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.grid;

import org.jspecify.annotations.NullMarked;
