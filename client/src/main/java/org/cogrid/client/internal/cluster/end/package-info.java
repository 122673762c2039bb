/**
 * Ends engine processes: asks them first, kills them if need be, and leaves nothing behind.
 *
 * <p>Begin with {@link org.cogrid.client.internal.cluster.end.GridShutdown} for a normal stop and {@link
 * org.cogrid.client.internal.cluster.end.ForcedEnd} for {@code cogrid stop --force}. {@code Ending} watches the end of
 * one process. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cluster.end;

import org.jspecify.annotations.NullMarked;
