/**
 * Gives programs the maps of the grid.
 *
 * <p>Begin with {@link org.cogrid.client.internal.map.GridMap}. It is a map of Hazelcast, but refuses what would need the
 * program's classes at the members: functions that run there, and values that are not plain. {@code PlainForm} says which
 * values are. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.map;

import org.jspecify.annotations.NullMarked;
