package org.cogrid.node.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.jspecify.annotations.Nullable;

/**
 * What a session's client has still to hear, numbered. Events are kept until they are acknowledged, so that those whose
 * answer was lost can be told again. Not thread-safe; the session's lock guards it.
 */
final class EventLog {
    /** An event with its payloads. */
    record Entry(Event event, List<Piece> bodies) {
        private long size() {
            long size = 64;
            for (Piece body : bodies) {
                size += body.length();
            }
            return event instanceof Event.Output output ? size + output.text().length() : size;
        }
    }

    /** A run of events to tell, the first numbered {@code first}. */
    record Batch(long first, List<Entry> entries) {}

    private final Deque<Entry> kept = new ArrayDeque<>();
    private long firstKept;
    private long nextToTell;
    /** All below this have been told at least once, and so must stay what they are. */
    private long firstNeverTold;

    /** Adds an event with its body if it has one; what is large is told in pieces. */
    void add(Event event, List<byte[]> bodies) {
        if (event.isLast() && isStartOf(event.task(), kept.peekLast())) {
            kept.removeLast(); // the end tells when the task began, too
        }
        if (bodies.isEmpty()) {
            kept.addLast(new Entry(event, List.of()));
        } else {
            addInPieces(event, bodies.get(0));
        }
    }

    private void addInPieces(Event event, byte[] body) {
        List<Piece> pieces = Piece.cut(body, Piece.BYTES);
        int last = pieces.size() - 1;
        for (Piece piece : pieces.subList(0, last)) {
            kept.addLast(new Entry(new Event.Part(event.task(), body.length), List.of(piece)));
        }
        kept.addLast(new Entry(event, List.of(pieces.get(last))));
    }

    private boolean isStartOf(long task, @Nullable Entry latest) {
        return latest != null
                && latest.event() instanceof Event.Started started
                && started.task() == task
                && firstKept + kept.size() > firstNeverTold;
    }

    /** Forgets all events numbered below {@code number}: the client has them. */
    void acknowledge(long number) {
        while (firstKept < number && !kept.isEmpty()) {
            kept.removeFirst();
            firstKept++;
        }
        nextToTell = Math.max(nextToTell, firstKept);
    }

    /** All that is kept is to be told again. */
    void rewind() {
        nextToTell = firstKept;
    }

    boolean hasUntold() {
        return nextToTell < firstKept + kept.size();
    }

    /** The next events to tell, at least one if there is one, up to about {@code maxBytes}. */
    Batch tell(long maxBytes) {
        long first = nextToTell;
        List<Entry> entries = new ArrayList<>();
        Iterator<Entry> untold = kept.iterator();
        for (long skip = firstKept; skip < nextToTell; skip++) {
            untold.next();
        }
        long size = 0;
        while (untold.hasNext() && size < maxBytes) {
            Entry entry = untold.next();
            size += entry.size();
            entries.add(entry);
        }
        nextToTell += entries.size();
        firstNeverTold = Math.max(firstNeverTold, nextToTell);
        return new Batch(first, entries);
    }
}
