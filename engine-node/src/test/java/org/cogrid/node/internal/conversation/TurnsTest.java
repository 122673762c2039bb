package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final TaskHead HEAD = new TaskHead("execute", "", 0, ContentHash.NONE);

    private final EngineConversation first = conversation();
    private final EngineConversation second = conversation();
    private final Turns turns = new Turns();

    @Test
    void clientsTakeTurnsAndEachOnesTasksStayInOrder() {
        add(first, 1);
        add(first, 2);
        add(first, 3);
        add(second, 11);
        add(second, 12);

        assertThat(taken(client -> true)).containsExactly(1L, 11L, 2L, 12L, 3L);
        assertThat(turns.isEmpty()).isTrue();
    }

    @Test
    void aClientThatMayNotStartKeepsItsPlaceWhileOthersGoOn() {
        add(first, 1);
        add(second, 11);
        add(second, 12);

        assertThat(taken(client -> client.equals(second.clientId()))).containsExactly(11L, 12L);
        assertThat(turns.isEmpty()).isFalse();
        assertThat(taken(client -> true)).containsExactly(1L);
    }

    @Test
    void aCancelledTaskNeedsNoPermission() {
        QueuedTask cancelled = add(first, 1);
        add(first, 2);
        cancelled.remove();

        assertThat(taken(client -> false)).containsExactly(1L);
    }

    private QueuedTask add(EngineConversation conversation, long number) {
        QueuedTask task = new QueuedTask(conversation, number, HEAD, Body.of(Piece.whole(new byte[0])));
        turns.add(task);
        return task;
    }

    private List<Long> taken(Predicate<UUID> mayStart) {
        List<Long> numbers = new ArrayList<>();
        for (var next = turns.next(mayStart); next.isPresent(); next = turns.next(mayStart)) {
            numbers.add(next.get().number());
        }
        return numbers;
    }

    private static EngineConversation conversation() {
        return new EngineConversation(
                new EngineConversation.Opening(UUID.randomUUID(), "test", 0, 0),
                task -> {},
                1 << 20,
                bytes -> {},
                (event, head) -> {});
    }
}
