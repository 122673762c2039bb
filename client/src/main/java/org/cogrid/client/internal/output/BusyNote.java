package org.cogrid.client.internal.output;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;

/**
 * Reports to a thread that waits for a task, once and only after a moment, which other task the engine runs.
 * Thread-safe.
 */
public final class BusyNote {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final TaskHandle task;
    private final BusyEngines engines;
    private final long sentAtNanos = System.nanoTime();
    /**
     * The time after the sending when the engines are asked next. It doubles each time; after a report they are not
     * asked again.
     */
    private final AtomicLong nextNanos = new AtomicLong(FIRST_NANOS);

    public BusyNote(TaskHandle task, BusyEngines engines) {
        this.task = task;
        this.engines = engines;
    }

    /** True if a report may still come. */
    boolean mayTell() {
        return engines.isOn() && nextNanos.get() != Long.MAX_VALUE;
    }

    /** Called at intervals while a thread waits. Returns at once. */
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
