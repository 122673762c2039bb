package org.cogrid.node.internal.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sessions of an engine's clients, by id. Ids are made here, so that messages of an ended session find none. Thread-safe. */
public final class Conversations {
    private final Map<UUID, EngineConversation> byId = new ConcurrentHashMap<>();
    /** Sessions of clients that have left, as long as tasks of theirs run on. */
    private final Map<UUID, EngineConversation> left = new ConcurrentHashMap<>();

    private final Consumer<QueuedTask> queue;
    private final Holdings holdings;
    private final int pieceBytes;
    private final Function<EngineConversation.Opening, LeftBehind> leftBehind;

    /**
     * No sessions yet.
     *
     * @param queue where accepted tasks go
     * @param holdings counts what is held for clients
     * @param pieceBytes larger results are told in pieces of this size
     * @param leftBehind what hears of a client's tasks once it has left, made when a session begins
     */
    public Conversations(
            Consumer<QueuedTask> queue,
            Holdings holdings,
            int pieceBytes,
            Function<EngineConversation.Opening, LeftBehind> leftBehind) {
        this.queue = queue;
        this.holdings = holdings;
        this.pieceBytes = pieceBytes;
        this.leftBehind = leftBehind;
    }

    /** A session for a client; the same one again if the client asks again, as it has not heard of it. */
    public synchronized EngineConversation open(EngineConversation.Opening opening) {
        return byId.values().stream()
                .filter(session -> session.opening().equals(opening))
                .findFirst()
                .orElseGet(() -> add(opening));
    }

    private EngineConversation add(EngineConversation.Opening opening) {
        EngineConversation session = new EngineConversation(
                opening,
                queue,
                pieceBytes,
                bytes -> holdings.add(opening.clientId(), bytes),
                leftBehind.apply(opening));
        byId.put(session.id(), session);
        return session;
    }

    public Optional<EngineConversation> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The session of that id, also of a client that has left as long as tasks of its run on. */
    public Optional<EngineConversation> findOrLeft(UUID id) {
        return find(id).or(() -> Optional.ofNullable(left.get(id)));
    }

    /** What a client is called for people, also one that has left as long as tasks of its run on; else by its id. */
    public String client(UUID id) {
        return Stream.concat(byId.values().stream(), left.values().stream())
                .filter(session -> session.clientId().equals(id))
                .findFirst()
                .map(EngineConversation::client)
                .orElse("client " + id);
    }

    public Collection<EngineConversation> all() {
        return List.copyOf(byId.values());
    }

    /** The client of a session has said that it leaves, or the engine does. */
    public void close(EngineConversation session) {
        close(session, true);
    }

    private void close(EngineConversation session, boolean inGoodOrder) {
        left.values().removeIf(EngineConversation::isDone);
        left.put(session.id(), session);
        byId.remove(session.id());
        session.close(inGoodOrder);
    }

    /** Ends all sessions of a client that has left without a word. */
    public void closeAllOf(UUID clientId) {
        byId.values().stream()
                .filter(session -> session.clientId().equals(clientId))
                .toList()
                .forEach(session -> close(session, false));
    }
}
