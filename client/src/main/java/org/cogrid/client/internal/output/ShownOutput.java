package org.cogrid.client.internal.output;

import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.internal.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a task prints to the threads that wait for it. Each line is shown once, however many threads wait. One
 * thread shows, and the others do not wait for it, as one of them may hold the stream. Thread-safe. Costs almost
 * nothing for a task that prints nothing.
 */
public final class ShownOutput {
    private final TaskHandle task;
    private final OutputDisplay display;
    private final AtomicBoolean showing = new AtomicBoolean();
    /** Made when there is something to show. Used by the thread that shows. */
    private volatile @Nullable OutputReader reader;
    /** True if everything was shown, or another display shows it. */
    private volatile boolean over;

    /** Makes a display that has shown nothing yet. */
    public ShownOutput(TaskHandle task, OutputDisplay display) {
        this.task = task;
        this.display = display;
    }

    /** Stops showing, because another display shows the output. */
    public void leave() {
        over = true;
    }

    /** True if there may be more to show. */
    boolean mayShow() {
        return !over && display.isOn();
    }

    /** Shows the new lines. Shows an unfinished last line once the task has ended. */
    public void show() {
        while (task.printedLength() > 0 && mayShow() && hasNew() && showing.compareAndSet(false, true)) {
            try {
                showNew();
            } finally {
                showing.set(false);
            }
        }
    }

    private boolean hasNew() {
        OutputReader known = reader;
        return known == null || known.hasNew() || task.hasEnded();
    }

    private void showNew() {
        OutputReader known = reader == null ? new OutputReader(task) : reader;
        reader = known;
        if (known.read(display::show)) {
            over = true;
        }
    }
}
