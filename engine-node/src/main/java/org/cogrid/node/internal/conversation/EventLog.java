package org.cogrid.node.internal.conversation;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.jspecify.annotations.Nullable;

/**
 * The events that the client of a conversation has not acknowledged. An event gets its number when it is first sent and
 * is kept until it is acknowledged, so that it can be sent again if the answer was lost. Not thread-safe; the
 * conversation's lock guards it.
 */
public final class EventLog {
    /** A numbered event with its body, if it has one. */
    public record Entry(Event event, List<Piece> bodies) {
        /** The number of bytes to send. */
        long size() {
            return event.heldBytes() + copied();
        }

        /**
         * The number of bytes that may be copied for the wire, as all bodies are but large ones that are sent for the first
         * time; the copy lives as long as the client receives nothing.
         */
        long copied() {
            long bytes = 0;
            for (int i = 0; i < bodies.size(); i++) { // takes no memory
                bytes += bodies.get(i).length();
            }
            return bytes;
        }

        /** The number of bytes that are freed with this entry. Each piece of a body has an array of its own. */
        long held() {
            long bytes = event.heldBytes();
            for (int i = 0; i < bodies.size(); i++) { // takes no memory
                bytes += bodies.get(i).array().length;
            }
            return bytes;
        }
    }

    /** Consecutive events, of which the first has the number {@code first}. */
    public record Batch(long first, List<Entry> entries) {}

    /** An event without a number yet, which a newer event may replace. */
    private record Untold(Event event, @Nullable Body body) {
        long size() {
            return event.heldBytes() + (body == null ? 0 : body.held());
        }
    }

    private final int pieceBytes;
    private final LongConsumer held;

    /** The number of the oldest kept event. */
    private long first;
    /** Events that were sent and not acknowledged. These lists are unchanged if they find no memory to grow. */
    private final Deque<Entry> onTheirWay = new LinkedList<>();
    /** The numbered events after those, which are to be sent next: events to send again, and the remaining pieces of a body. */
    private final Deque<Entry> next = new LinkedList<>();

    private final Deque<Untold> untold = new LinkedList<>();
    /** For each task that has published data, the newest data not sent yet. It is sent after the task's other events. */
    private final Map<Long, Untold> newestData = new HashMap<>();
    /** The latest task of which pieces came one by one. */
    private long partsOf = -1;

    /**
     * An empty log.
     *
     * @param pieceBytes the most bytes sent at a time, and the largest size of a piece
     * @param held gets the change whenever this log holds more or fewer bytes
     */
    EventLog(int pieceBytes, LongConsumer held) {
        this.pieceBytes = pieceBytes;
        this.held = held;
    }

    /**
     * Adds an event. Published data replaces older data of its task that was not sent yet; an end replaces a start that
     * was not sent yet, and a failure the pieces of a result.
     */
    void add(Event event, @Nullable Body body) {
        Untold added = new Untold(event, body);
        held.accept(added.size());
        Untold latest = untold.peekLast();
        try {
            untold.addLast(added);
            replaceOlder(added, latest);
        } catch (RuntimeException | Error e) { // it may be added again
            untold.removeLastOccurrence(added);
            held.accept(-added.size());
            throw e;
        }
    }

    private void replaceOlder(Untold added, @Nullable Untold latest) {
        Event event = added.event();
        if (event instanceof Event.Part) {
            partsOf = event.task();
        } else if (event instanceof Event.Published) {
            Untold older = newestData.put(event.task(), added);
            if (older != null) {
                remove(older);
            }
        } else if (event.isLast()) {
            newestData.remove(event.task());
            if (event.task() == partsOf && !(event instanceof Event.Succeeded)) {
                untold.removeIf(older -> isPartOf(older, event.task()));
            }
            if (latest != null
                    && latest.event() instanceof Event.Started
                    && latest.event().task() == event.task()) {
                remove(latest);
            }
        }
    }

    /** Whether this is a piece of a result that won't come. Counts it as no longer held. */
    private boolean isPartOf(Untold older, long task) {
        boolean isPart = older.event() instanceof Event.Part && older.event().task() == task;
        if (isPart) {
            held.accept(-older.size());
        }
        return isPart;
    }

    /** Removes an event that was not sent yet, which is one of the last. */
    private void remove(Untold event) {
        if (untold.removeLastOccurrence(event)) {
            held.accept(-event.size());
        }
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

    /** Makes all events that were sent and not acknowledged be sent again. */
    void rewind() {
        while (!onTheirWay.isEmpty()) {
            Entry entry = onTheirWay.getLast();
            next.addFirst(entry);
            onTheirWay.removeLast();
            held.accept(-entry.copied());
        }
    }

    /** The events that were never sent, in order; with {@code alsoTold}, also those that were sent but may not have arrived. */
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

    /** Whether any event is not on its way. */
    boolean hasMore() {
        return !next.isEmpty() || !untold.isEmpty();
    }

    /**
     * Takes the next events, up to about {@code maxBytes} and at most one piece, because sent bytes may take the
     * same memory again on their way. Takes at least one event if there is one, but none for 0 bytes. If memory runs out, those
     * taken so far count as sent, and no event is lost.
     */
    Batch tell(long maxBytes) {
        long most = Math.min(maxBytes, pieceBytes);
        long firstToTell = first + onTheirWay.size();
        List<Entry> entries = new ArrayList<>();
        for (long bytes = 0;
                bytes < most && hasMore();
                bytes += entries.get(entries.size() - 1).size()) {
            if (next.isEmpty()) {
                number(untold.getFirst());
            }
            Entry entry = next.getFirst();
            entries.add(entry);
            send(entry);
        }
        return new Batch(firstToTell, entries);
    }

    private void send(Entry entry) {
        held.accept(entry.copied());
        try {
            onTheirWay.addLast(entry);
        } catch (RuntimeException | Error e) {
            held.accept(-entry.copied());
            throw e;
        }
        next.removeFirst();
    }

    /** Numbers the first event that was never sent, while no other one is to be sent next. */
    private void number(Untold event) {
        newestData.remove(event.event().task(), event);
        try {
            addPieces(event);
            held.accept((next.size() - 1) * Event.OVERHEAD_BYTES); // each piece is an event of its own
        } catch (RuntimeException | Error e) { // the next try begins anew
            next.clear();
            throw e;
        }
        untold.removeFirst();
    }

    private void addPieces(Untold event) {
        Body body = event.body();
        if (body == null) {
            next.addLast(new Entry(event.event(), List.of()));
            return;
        }
        List<Piece> pieces = body.pieces();
        int last = pieces.size() - 1;
        for (Piece piece : pieces.subList(0, last)) {
            next.addLast(new Entry(new Event.Part(event.event().task(), (int) body.size()), List.of(piece)));
        }
        next.addLast(new Entry(event.event(), List.of(pieces.get(last))));
    }
}
