package org.cogrid.node.internal.engine;

import java.util.Locale;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.run.Sink;

/**
 * The output of a task, as far as it is kept for its client. A task never waits for its output to be fetched: what goes beyond
 * the bounds is cut, with a note of how much. Thread-safe.
 */
final class KeptOutput implements Sink {
    private final QueuedTask task;
    private final long maxBytes;
    private final Holdings holdings;

    // Guarded by this.
    private long kept;
    private long outCut;
    private long errCut;

    KeptOutput(QueuedTask task, long maxBytes, Holdings holdings) {
        this.task = task;
        this.maxBytes = maxBytes;
        this.holdings = holdings;
    }

    @Override
    public synchronized void text(boolean err, String text) {
        Event.Output output = new Event.Output(task.number(), err, text);
        boolean fits = kept + output.heldBytes() <= maxBytes
                && !holdings.isFull(task.session().clientId());
        if (fits) {
            noteCuts();
            keep(output);
        } else if (err) {
            errCut += text.length();
        } else {
            outCut += text.length();
        }
    }

    /** No more comes: says how much was cut last. */
    synchronized void end() {
        noteCuts();
    }

    private void noteCuts() {
        noteCut(false, outCut);
        noteCut(true, errCut);
        outCut = 0;
        errCut = 0;
    }

    private void noteCut(boolean err, long cut) {
        if (cut > 0) {
            String note = String.format(Locale.ROOT, "%n[%,d characters of output cut here]%n", cut);
            keep(new Event.Output(task.number(), err, note));
        }
    }

    private void keep(Event.Output output) {
        kept += output.heldBytes();
        task.session().tellSoon(output);
    }
}
