package org.cogrid.node.internal.run;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells the threads that one task has started from those of earlier tasks, whose pools may grow while it runs. A thread
 * does not know which task made it, but this class is called just before each thread is made. So when the making thread
 * changes from this task to others or back, the threads that are new since the last change belong to the task that made
 * threads until then. Thread-safe.
 */
final class OwnThreads {
    private final Supplier<Set<Thread>> alive;

    // All below is guarded by this.
    private final Set<Thread> own = new HashSet<>();
    private final Set<Thread> others;
    private boolean othersMakeThreads;

    /** Begins with a task: threads that exist now are not its own. */
    OwnThreads(Supplier<Set<Thread>> alive) {
        this.alive = alive;
        this.others = alive.get();
    }

    /** Called when a thread is being made, by a thread that works for this task or for another one. */
    synchronized void made(boolean byOther) {
        if (byOther != othersMakeThreads) {
            count();
            othersMakeThreads = byOther;
        }
    }

    /** The living threads of this task. */
    synchronized Set<Thread> alive() {
        Set<Thread> now = count();
        now.retainAll(own);
        return now;
    }

    private Set<Thread> count() {
        Set<Thread> now = alive.get();
        own.retainAll(now);
        others.retainAll(now);
        for (Thread thread : now) {
            if (!own.contains(thread) && !others.contains(thread)) {
                (othersMakeThreads ? others : own).add(thread);
            }
        }
        return now;
    }
}
