package org.cogrid.client.internal.channel;

import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.core.internal.wire.WallClock;

/**
 * What all channels of a client share.
 *
 * @param clientId identifies this client to engines
 * @param clientName the name that engines and their users see
 * @param clock this client's wall clock
 * @param workers the threads that read large answers, so that Hazelcast's threads need not
 * @param timer runs what is to be tried again later
 * @param room bounds the unfinished tasks at one engine
 * @param unread counts the results that have arrived and that nobody has read
 */
public record ChannelContext(
        UUID clientId,
        String clientName,
        WallClock clock,
        Executor workers,
        ScheduledExecutorService timer,
        UnfinishedLimit.Size room,
        Unread unread) {}
