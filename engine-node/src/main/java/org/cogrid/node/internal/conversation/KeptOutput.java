package org.cogrid.node.internal.conversation;

import java.util.Locale;
import java.util.UUID;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.output.Sink;

/**
 * The output of a task, as far as it is kept for its client. A task never waits for its output to be fetched: what goes beyond
 * the bounds is cut, with a note of how much: once a task has had its share all the rest of it, and where its client fetches too slowly
 * all until that has caught up, so that there are few notes, and not one between each two lines that just had room. Thread-safe.
 */
public final class KeptOutput implements Sink {
    private final QueuedTask task;
    private final long maxBytes;
    private final Holdings holdings;

    // Guarded by this.
    private long kept;
    private boolean isUsedUp;
    private boolean isClientLate;
    private final Cut out = new Cut();
    private final Cut err = new Cut();

    /** What one of the streams lacks since its last note, and whether a line was begun there before. */
    private static final class Cut {
        private long characters;
        private boolean inLine;
    }

    public KeptOutput(QueuedTask task, long maxBytes, Holdings holdings) {
        this.task = task;
        this.maxBytes = maxBytes;
        this.holdings = holdings;
    }

    @Override
    public synchronized void text(boolean err, String text) {
        Event.Output output = new Event.Output(task.number(), err, text);
        UUID client = task.session().clientId();
        isUsedUp |= kept + output.heldBytes() > maxBytes;
        isClientLate = isClientLate ? !holdings.hasRoomAgain(client) : holdings.isFull(client);
        Cut cut = err ? this.err : this.out;
        if (!isUsedUp && !isClientLate) {
            noteCuts();
            keep(output);
            cut.inLine = text.isEmpty() ? cut.inLine : !text.endsWith("\n");
        } else {
            cut.characters += text.length();
        }
    }

    /** No more comes: says how much was cut last. */
    public synchronized void end() {
        noteCuts();
    }

    private void noteCuts() {
        noteCut(false, out);
        noteCut(true, err);
    }

    /** The note is a line of its own. */
    private void noteCut(boolean ofErr, Cut cut) {
        if (cut.characters > 0) {
            String note = String.format(Locale.ROOT, "[%,d characters of output cut here]%n", cut.characters);
            keep(new Event.Output(task.number(), ofErr, (cut.inLine ? System.lineSeparator() : "") + note));
            cut.characters = 0;
            cut.inLine = false;
        }
    }

    private void keep(Event.Output output) {
        kept += output.heldBytes();
        task.session().tellSoon(output);
    }
}
