package org.cogrid.client.internal.output;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;

/** Sees to it that who waits for a task is told once, and after a moment only, whom it waits for. Thread-safe. */
public final class BusyNote {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final TaskHandle task;
    private final BusyEngines engines;
    private final long sentAtNanos = System.nanoTime();
    /** How long after the task was sent the engines are asked next, each time after twice as long; never once it was told. */
    private final AtomicLong nextNanos = new AtomicLong(FIRST_NANOS);

    public BusyNote(TaskHandle task, BusyEngines engines) {
        this.task = task;
        this.engines = engines;
    }

    /** Whether looking may tell something. */
    boolean mayTell() {
        return engines.isOn() && nextNanos.get() != Long.MAX_VALUE;
    }

    /** To be called now and then while somebody waits. Returns at once. */
    void look() {
        long next = nextNanos.get();
        if (engines.isOn()
                && task.status() == TaskStatus.QUEUED
                && System.nanoTime() - sentAtNanos >= next
                && nextNanos.compareAndSet(next, 2 * next)) {
            CallbackThreads.executor().execute(this::tell);
        }
    }

    private void tell() {
        if (engines.tell(task)) {
            nextNanos.set(Long.MAX_VALUE);
        }
    }
}
