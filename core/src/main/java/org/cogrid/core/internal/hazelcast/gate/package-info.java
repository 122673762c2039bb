/**
 * Decides which messages of clients a member takes. A member of Hazelcast takes any message of a client that it has let
 * in, and so runs whatever that client names; a member of a grid takes those that Cogrid's clients send.
 *
 * <p>Begin with {@link org.cogrid.core.internal.hazelcast.gate.GatedClientEngine}, through which each message comes. The
 * decision is {@code ClientGate}'s; {@code AllowedMessages} lists the types of messages, each with its reason, and {@code
 * OwnMaps} what clients do to Cogrid's own maps. Nothing of a message is deserialized for the decision. Messages between
 * members are not looked at: members hold the grid's key. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.hazelcast.gate;

import org.jspecify.annotations.NullMarked;
