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

/**
 * The conversations of an engine with its clients, by id. The ids are made here and never used again, so
 * messages of an ended conversation find none. Thread-safe.
 */
public final class Conversations {
    private final Map<UUID, EngineConversation> byId = new ConcurrentHashMap<>();
    /** The conversations of clients that have left, as long as tasks of theirs run on. */
    private final Map<UUID, EngineConversation> left = new ConcurrentHashMap<>();

    private final Consumer<QueuedTask> queue;
    private final Holdings holdings;
    private final int pieceBytes;
    private final Function<EngineConversation.Opening, LeftBehind> leftBehind;

    /**
     * Makes an instance without conversations.
     *
     * @param queue takes the accepted tasks
     * @param holdings counts what is held for clients
     * @param pieceBytes the most bytes sent at a time, and the largest size of a piece
     * @param leftBehind makes, for each new conversation, the receiver of events after the client has left
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

    /**
     * Opens a conversation for a client. If the client repeats its request because it got no answer, this returns the
     * same one.
     */
    public synchronized EngineConversation open(EngineConversation.Opening opening) {
        return byId.values().stream()
                .filter(conversation -> conversation.opening().equals(opening))
                .findFirst()
                .orElseGet(() -> add(opening));
    }

    private EngineConversation add(EngineConversation.Opening opening) {
        EngineConversation conversation = new EngineConversation(
                opening,
                queue,
                pieceBytes,
                bytes -> holdings.add(opening.clientId(), bytes),
                leftBehind.apply(opening));
        byId.put(conversation.id(), conversation);
        return conversation;
    }

    public Optional<EngineConversation> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The conversation with that id. Those of clients that have left are found as long as tasks of theirs run on. */
    public Optional<EngineConversation> findOrLeft(UUID id) {
        return find(id).or(() -> Optional.ofNullable(left.get(id)));
    }

    /** How many unfinished tasks there are of other conversations than this one. */
    public int unfinishedOfOthers(UUID own) {
        return Stream.concat(byId.values().stream(), left.values().stream())
                .filter(conversation -> !conversation.id().equals(own))
                .mapToInt(EngineConversation::unfinishedCount)
                .sum();
    }

    /** A client's name for people, also after it has left as long as tasks of it run on; otherwise its id. */
    public String client(UUID id) {
        return Stream.concat(byId.values().stream(), left.values().stream())
                .filter(conversation -> conversation.clientId().equals(id))
                .findFirst()
                .map(EngineConversation::client)
                .orElse("client " + id);
    }

    public Collection<EngineConversation> all() {
        return List.copyOf(byId.values());
    }

    /** Closes a conversation because the client has said that it leaves, or because the engine leaves. */
    public void close(EngineConversation conversation) {
        close(conversation, true);
    }

    private void close(EngineConversation conversation, boolean orderly) {
        left.values().removeIf(EngineConversation::isDone);
        left.put(conversation.id(), conversation);
        byId.remove(conversation.id());
        conversation.close(orderly);
    }

    /** Closes all conversations of a client that has vanished. */
    public void closeAllOf(UUID clientId) {
        byId.values().stream()
                .filter(conversation -> conversation.clientId().equals(clientId))
                .toList()
                .forEach(conversation -> close(conversation, false));
    }
}
