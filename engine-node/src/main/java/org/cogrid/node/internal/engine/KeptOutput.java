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
    private long cut;
    private boolean cutIsErr;

    KeptOutput(QueuedTask task, long maxBytes, Holdings holdings) {
        this.task = task;
        this.maxBytes = maxBytes;
        this.holdings = holdings;
    }

    @Override
    public synchronized void text(boolean err, String text) {
        boolean fits = kept + text.length() <= maxBytes
                && !holdings.isFull(task.session().clientId());
        if (fits) {
            noteCut();
            kept += text.length();
            tell(err, text);
        } else {
            cut += text.length();
            cutIsErr = err;
        }
    }

    /** No more comes: says how much was cut last. */
    synchronized void end() {
        noteCut();
    }

    private void noteCut() {
        if (cut > 0) {
            tell(cutIsErr, String.format(Locale.ROOT, "%n[%,d characters of output cut here]%n", cut));
            cut = 0;
        }
    }

    private void tell(boolean err, String text) {
        task.session().tellSoon(new Event.Output(task.number(), err, text));
    }
}
