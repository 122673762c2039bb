package org.cogrid.client.internal.output;

import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.internal.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a task prints to those who wait for it, each line once, however many wait and however often. Of several one shows, and the others
 * don't wait for it: the stream may be held by one of them. Thread-safe; costs next to nothing where nothing is printed.
 */
public final class ShownOutput {
    private final TaskHandle task;
    private final OutputDisplay display;
    private final AtomicBoolean showing = new AtomicBoolean();
    /** Made when there is something to show; used by who shows. */
    private volatile @Nullable OutputReader reader;
    /** Whether all is shown, or somebody else has it. */
    private volatile boolean over;

    /** Nothing is shown yet. */
    public ShownOutput(TaskHandle task, OutputDisplay display) {
        this.task = task;
        this.display = display;
    }

    /** Somebody else has the output: no more is shown here. */
    public void leave() {
        over = true;
    }

    /** Whether looking again may show something. */
    boolean mayShow() {
        return !over && display.isOn();
    }

    /** Shows the lines that are new; the last one, where it has no end, once the task has ended. */
    void show() {
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
