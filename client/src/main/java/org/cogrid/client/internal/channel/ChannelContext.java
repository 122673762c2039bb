package org.cogrid.client.internal.channel;

import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.WallClock;

/**
 * What all channels of a client share.
 *
 * @param clientId who asks
 * @param clientName what engines and their users call it
 * @param seal makes and checks messages
 * @param clock this client's wall clock
 * @param workers where answers are taken in, off Hazelcast's threads
 * @param timer for what is tried again later
 * @param room what may be unfinished at one engine
 * @param unread what has come and nobody has read
 */
public record ChannelContext(
        UUID clientId,
        String clientName,
        Seal seal,
        WallClock clock,
        Executor workers,
        ScheduledExecutorService timer,
        UnfinishedLimit.Size room,
        Unread unread) {}
