/**
 * One client's connection to the grid, put together from the parts in the other packages.
 *
 * <p>Begin with {@link org.cogrid.client.internal.connection.HazelcastConnection}: it connects, keeps a sender for each
 * engine, and implements what the public types need. The other classes do one thing each for it. Not public API; may
 * change.
 */
@NullMarked
package org.cogrid.client.internal.connection;

import org.jspecify.annotations.NullMarked;
