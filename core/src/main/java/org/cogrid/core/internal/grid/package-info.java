/**
 * The data that Cogrid keeps in the grid. Begin with {@code GridNames}, which lists all maps and executors with their
 * writers and readers. {@code EngineEntry} is an engine in the list of engines, {@code GridCopy} the format of grid
 * copies, and {@code CodeStore} holds code units and their owners. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.grid;

import org.jspecify.annotations.NullMarked;
