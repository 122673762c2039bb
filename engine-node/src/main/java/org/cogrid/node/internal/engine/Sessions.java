package org.cogrid.node.internal.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sessions of an engine's clients, by id. Ids are made here, so that messages of an ended session find none. */
final class Sessions {
    private final Map<UUID, Session> byId = new ConcurrentHashMap<>();
    private final Consumer<QueuedTask> queue;

    Sessions(Consumer<QueuedTask> queue) {
        this.queue = queue;
    }

    Session open(UUID clientId) {
        Session session = new Session(UUID.randomUUID(), clientId, queue);
        byId.put(session.id(), session);
        return session;
    }

    Optional<Session> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Session> all() {
        return List.copyOf(byId.values());
    }

    void close(Session session) {
        byId.remove(session.id());
        session.close();
    }

    /** Ends all sessions of a client that has left. */
    void closeAllOf(UUID clientId) {
        byId.values().stream()
                .filter(session -> session.clientId().equals(clientId))
                .toList()
                .forEach(this::close);
    }
}
