package org.cogrid.node.internal.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.jspecify.annotations.Nullable;

/**
 * What a session's client has still to hear. An event gets its number when it is first told and is kept until it is
 * acknowledged, so that it can be told again if its answer was lost. Not thread-safe; the session's lock guards it.
 */
public final class EventLog {
    /** A numbered event, with its payload if it has one. */
    public record Entry(Event event, List<Piece> bodies) {
        /** How much it is to tell. */
        long size() {
            return event.heldBytes() + copied();
        }

        /** How much is copied for the wire, where the copy stays as long as the client takes nothing in. */
        long copied() {
            return bodies.stream().mapToLong(Piece::length).sum();
        }

        /** How much is let go with it: of what is told in pieces, the last one holds all. */
        long held() {
            return event.heldBytes()
                    + bodies.stream()
                            .filter(Piece::isLast)
                            .mapToLong(piece -> piece.array().length)
                            .sum();
        }
    }

    /** Events in a row, the first numbered {@code first}. */
    public record Batch(long first, List<Entry> entries) {}

    /** An event without a number yet, which newer news may replace. */
    private record Untold(Event event, byte @Nullable [] body) {
        long size() {
            return event.heldBytes() + (body == null ? 0 : body.length);
        }
    }

    private final int pieceBytes;
    private final LongConsumer held;

    /** The number of the oldest event that is kept. */
    private long first;
    /** Told, and not acknowledged. */
    private final Deque<Entry> onTheirWay = new ArrayDeque<>();
    /** Numbered after those, and to be told first: again, or as the rest of what is told in pieces. */
    private final Deque<Entry> next = new ArrayDeque<>();

    private final Deque<Untold> untold = new ArrayDeque<>();
    /** Of tasks that have published data, the newest as long as it is untold; it comes last of its task's. */
    private final Map<Long, Untold> newestData = new HashMap<>();

    /**
     * An empty log.
     *
     * @param pieceBytes larger bodies are told in pieces of this size, and no more at a time
     * @param held is told by how many bytes more, or fewer, this log holds
     */
    EventLog(int pieceBytes, LongConsumer held) {
        this.pieceBytes = pieceBytes;
        this.held = held;
    }

    /** Adds an event. Data replaces older data of its task that is still untold; an end replaces the news of the start. */
    void add(Event event, byte @Nullable [] body) {
        Untold added = new Untold(event, body);
        if (event instanceof Event.Published) {
            Untold older = newestData.put(event.task(), added);
            if (older != null) {
                removeLast(older);
            }
        } else if (event.isLast()) {
            newestData.remove(event.task());
            Untold latest = untold.peekLast();
            if (latest != null
                    && latest.event() instanceof Event.Started
                    && latest.event().task() == event.task()) {
                removeLast(latest);
            }
        }
        untold.addLast(added);
        held.accept(added.size());
    }

    /** Removes an untold event, which is one of the last. */
    private void removeLast(Untold event) {
        untold.removeLastOccurrence(event);
        held.accept(-event.size());
    }

    /** Forgets all events numbered below {@code number}: the client has them. */
    void acknowledge(long number) {
        long bytes = 0;
        while (first < number && !(onTheirWay.isEmpty() && next.isEmpty())) {
            boolean wasTold = !onTheirWay.isEmpty();
            Entry known = wasTold ? onTheirWay.removeFirst() : next.removeFirst();
            bytes += known.held() + (wasTold ? known.copied() : 0);
            first++;
        }
        if (bytes > 0) {
            held.accept(-bytes);
        }
    }

    /** Whatever was told and is not acknowledged is to be told again. */
    void rewind() {
        long copied = copied(onTheirWay);
        while (!onTheirWay.isEmpty()) {
            next.addFirst(onTheirWay.removeLast());
        }
        held.accept(-copied);
    }

    /** What was never told; with what was told, too, where nobody can say any more whether it has come. In order. */
    List<Event> untold(boolean alsoTold) {
        List<Event> events = new ArrayList<>();
        if (alsoTold) {
            onTheirWay.forEach(entry -> events.add(entry.event()));
        }
        next.forEach(entry -> events.add(entry.event()));
        untold.forEach(event -> events.add(event.event()));
        return events;
    }

    /** Forgets everything. */
    void clear() {
        acknowledge(Long.MAX_VALUE);
        untold.forEach(event -> held.accept(-event.size()));
        untold.clear();
        newestData.clear();
    }

    /** Whether there is something that is not on its way. */
    boolean hasMore() {
        return !next.isEmpty() || !untold.isEmpty();
    }

    /**
     * The next events, up to about {@code maxBytes} and no more than a piece, as what is told takes as much again on its way: at
     * least one if there is one, but none for 0 bytes.
     */
    Batch tell(long maxBytes) {
        long most = Math.min(maxBytes, pieceBytes);
        long firstToTell = first + onTheirWay.size();
        List<Entry> entries = new ArrayList<>();
        for (long bytes = 0;
                bytes < most && hasMore();
                bytes += entries.get(entries.size() - 1).size()) {
            if (next.isEmpty()) {
                number(untold.removeFirst());
            }
            Entry entry = next.removeFirst();
            onTheirWay.addLast(entry);
            entries.add(entry);
        }
        held.accept(copied(entries));
        return new Batch(firstToTell, entries);
    }

    private static long copied(Collection<Entry> entries) {
        return entries.stream().mapToLong(Entry::copied).sum();
    }

    private void number(Untold event) {
        newestData.remove(event.event().task(), event);
        byte[] body = event.body();
        if (body == null) {
            next.addLast(new Entry(event.event(), List.of()));
            return;
        }
        List<Piece> pieces = Piece.cut(body, pieceBytes);
        int last = pieces.size() - 1;
        for (Piece piece : pieces.subList(0, last)) {
            next.addLast(new Entry(new Event.Part(event.event().task(), body.length), List.of(piece)));
        }
        next.addLast(new Entry(event.event(), List.of(pieces.get(last))));
        held.accept(last * Event.OVERHEAD_BYTES); // each piece is an event of its own
    }
}
