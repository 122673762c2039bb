/**
 * Asks members whether the grid has some units of code, which Hazelcast's public API can't ask without reading them.
 * Apart from the rest of what adapts Hazelcast, because the grid's maps need it. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.hazelcast.presence;

import org.jspecify.annotations.NullMarked;
