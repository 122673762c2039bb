/**
 * One client's connection to the grid, put together from the parts in the other packages.
 *
 * <p>Begin with {@link org.cogrid.client.internal.connection.HazelcastConnection}: it connects, keeps a sender for each
 * engine, and implements what the public types need. {@code PlacingReferences} adds to a Reference the last task that was
 * sent to its engine, {@code Forgetting} ends the namespace of an engine that is gone, and {@code LostThreads} ends the
 * client when a thread of Hazelcast has died. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.connection;

import org.jspecify.annotations.NullMarked;
