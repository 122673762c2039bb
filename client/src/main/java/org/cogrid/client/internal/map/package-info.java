/**
 * Maps of the grid for programs: Hazelcast's own, without what would need a program's classes at the members. Begin
 * with {@link org.cogrid.client.internal.map.GridMap}. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.map;

import org.jspecify.annotations.NullMarked;
