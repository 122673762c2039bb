package org.cogrid.node.internal.conversation;

import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
    /** The clients with tasks; the first is the one whose turn it is. */
    private final Map<UUID, Deque<QueuedTask>> byClient = new LinkedHashMap<>();

    public void add(QueuedTask task) {
        byClient.computeIfAbsent(
                        task.conversation().clientId(),
                        client -> new LinkedList<>()) // a LinkedList is unchanged if it finds no memory to grow
                .addLast(task);
    }

    public boolean isEmpty() {
        return byClient.isEmpty();
    }

    /** Takes the next task, from the first client that may start one. A task that was cancelled meanwhile needs no permission. */
    public Optional<QueuedTask> next(Predicate<UUID> mayStart) {
        Iterator<Map.Entry<UUID, Deque<QueuedTask>>> clients =
                byClient.entrySet().iterator();
        while (clients.hasNext()) {
            Map.Entry<UUID, Deque<QueuedTask>> client = clients.next();
            Deque<QueuedTask> tasks = client.getValue();
            if (tasks.getFirst().hasEnded() || mayStart.test(client.getKey())) {
                clients.remove();
                QueuedTask next = tasks.removeFirst();
                if (!tasks.isEmpty()) {
                    byClient.put(client.getKey(), tasks); // behind all others
                }
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
