package org.cogrid.node.internal.conversation;

import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The tasks that wait for an engine. Clients take turns, so that no client's many tasks keep another client's tasks
 * waiting. The tasks of one client stay in order. Not thread-safe.
 */
public final class Turns {
    private final Map<UUID, Waiting> byClient = new HashMap<>();

    /** Counts the turns. */
    private long turn;

    /** The tasks of a client. The list is unchanged if it finds no memory to grow. */
    private static final class Waiting {
        final Deque<QueuedTask> tasks = new LinkedList<>();
        long latestTurn;

        Waiting(long turn) {
            latestTurn = turn;
        }
    }

    public void add(QueuedTask task) {
        byClient.computeIfAbsent(task.conversation().clientId(), client -> new Waiting(++turn))
                .tasks
                .addLast(task);
    }

    public boolean isEmpty() {
        return byClient.isEmpty();
    }

    /**
     * Takes the next task, from the client that has waited longest of those that may start one. A task that was cancelled
     * meanwhile needs no permission. Takes none if memory runs out.
     */
    public Optional<QueuedTask> next(Predicate<UUID> mayStart) {
        UUID chosen = null;
        Waiting longest = null;
        for (Map.Entry<UUID, Waiting> client : byClient.entrySet()) {
            Waiting waiting = client.getValue();
            if ((longest == null || waiting.latestTurn < longest.latestTurn)
                    && !waiting.tasks.isEmpty() // as when memory ran out for its first task
                    && (waiting.tasks.getFirst().hasEnded() || mayStart.test(client.getKey()))) {
                chosen = client.getKey();
                longest = waiting;
            }
        }
        if (longest == null) {
            return Optional.empty();
        }
        Optional<QueuedTask> next = Optional.of(longest.tasks.getFirst());
        longest.tasks.removeFirst();
        longest.latestTurn = ++turn;
        if (longest.tasks.isEmpty()) {
            byClient.remove(chosen);
        }
        return next;
    }
}
