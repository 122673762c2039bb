package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cogrid.core.internal.threads.Periodic;
import org.cogrid.node.internal.conversation.Conversations;
import org.cogrid.node.internal.conversation.EngineConversation;

/**
 * Closes the conversations of clients that have left, after they have had time to come back over another connection. A
 * client without a connection to this member may still reach it through another member: as long as any member knows it,
 * its conversations stay.
 */
final class DepartedClients {
    private static final System.Logger LOG = System.getLogger(DepartedClients.class.getName());
    private static final int LOOKS_A_GRACE = 4;

    /** The other members of the grid, which may know a client. */
    interface OtherMembers {
        /** Whether any other member has a connection to that client, or can't say. */
        CompletionStage<Boolean> mayKnow(UUID client);
    }

    private final Predicate<UUID> isConnectedHere;
    private final OtherMembers others;
    private final Conversations conversations;
    private final ScheduledExecutorService timer;
    private final Duration grace;
    /** When each client with a conversation was last seen, by {@code System.nanoTime()}. Used by the timer's thread only. */
    private final Map<UUID, Long> seen = new HashMap<>();

    DepartedClients(
            Predicate<UUID> isConnectedHere,
            OtherMembers others,
            Conversations conversations,
            ScheduledExecutorService timer,
            Duration grace) {
        this.isConnectedHere = isConnectedHere;
        this.others = others;
        this.conversations = conversations;
        this.timer = timer;
        this.grace = grace;
    }

    /** Starts looking at regular intervals. */
    void watch() {
        Duration pause = Duration.ofMillis(Math.max(1, grace.toMillis() / LOOKS_A_GRACE));
        Periodic.start(timer, pause, "looking for clients that have left", this::look);
    }

    private void look() {
        long now = System.nanoTime();
        Set<UUID> clients =
                conversations.all().stream().map(EngineConversation::clientId).collect(Collectors.toSet());
        seen.keySet().retainAll(clients);
        clients.forEach(client -> look(client, now));
    }

    private void look(UUID client, long now) {
        if (isConnectedHere.test(client)) {
            seen.put(client, now);
            return;
        }
        long heard = conversations.all().stream()
                .filter(conversation -> conversation.clientId().equals(client))
                .mapToLong(conversation -> conversation.heardAtNanos() - now)
                .max()
                .orElse(Long.MIN_VALUE);
        long last = Math.max(seen.computeIfAbsent(client, unknown -> now) - now, heard);
        if (-last > grace.toNanos()) {
            others.mayKnow(client).whenCompleteAsync((known, failure) -> settle(client, known, failure), this::onTimer);
        }
    }

    private void settle(UUID client, Boolean known, Throwable failure) {
        if (failure == null && !known && !isConnectedHere.test(client)) {
            seen.remove(client);
            conversations.closeAllOf(client);
        } else {
            seen.put(client, System.nanoTime());
        }
    }

    private void onTimer(Runnable step) {
        try {
            timer.execute(step);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the engine ends, and its conversations with it", e);
        }
    }
}
