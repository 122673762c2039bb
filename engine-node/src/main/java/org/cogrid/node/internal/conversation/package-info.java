/**
 * The engine's half of its conversations with clients. Begin with {@code EngineConversation}: it accepts tasks in order
 * and keeps events until the client has acknowledged them. {@code Turns} queues the tasks of all clients, and {@code
 * Holdings} limits what the engine keeps for them. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.conversation;

import org.jspecify.annotations.NullMarked;
