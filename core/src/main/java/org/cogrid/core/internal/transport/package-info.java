/**
 * Lets only holders of a grid's key talk through a socket. Before the first byte of Hazelcast's protocol, both ends
 * prove to each other that they hold the grid's secret ({@link org.cogrid.core.internal.transport.Proof}); then all
 * bytes are encrypted by TLS, unless the socket is a direct one on loopback. Nothing here knows Hazelcast; the handlers
 * that put it into Hazelcast's sockets are in {@code core.internal.hazelcast}. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.transport;

import org.jspecify.annotations.NullMarked;
