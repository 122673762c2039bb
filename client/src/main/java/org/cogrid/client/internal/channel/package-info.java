/**
 * The conversation of one client with one engine: numbered tasks go out and numbered events come back, also across
 * broken connections.
 *
 * <p>Begin with {@link org.cogrid.client.internal.channel.EngineSender}, which the rest of the client calls. It has one
 * {@code EngineChannel} for each incarnation of the engine. The channel holds the lock and sends messages; {@code
 * TaskFlow} and {@code ClientConversation} decide what to send and what an answer means, without threads or I/O. {@code
 * PendingTask} is a task on its way, and {@code TaskOutcome} is what it ended with. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.channel;

import org.jspecify.annotations.NullMarked;
