package org.cogrid.node.internal.conversation;

import java.util.Locale;
import java.util.UUID;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.output.Sink;

/**
 * The output of a task that is kept for its client. A task never waits for its output to be fetched. Output beyond the
 * limits is cut, with a note of how much. After a task has used up its share, the rest is cut. If its client fetches
 * too slowly, all output is cut until the client has caught up: this makes few notes instead of one between every two
 * lines. Thread-safe.
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

    /** The characters cut from one stream since its last note, and whether the stream was within a line before. */
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
        UUID client = task.conversation().clientId();
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

    /** Ends the output with a note of how much was cut last. */
    public synchronized void end() {
        noteCuts();
    }

    private void noteCuts() {
        noteCut(false, out);
        noteCut(true, err);
    }

    /** Writes the note as a line of its own. */
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
        task.conversation().tellSoon(output);
    }
}
