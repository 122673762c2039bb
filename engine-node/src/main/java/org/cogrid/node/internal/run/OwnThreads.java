package org.cogrid.node.internal.run;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells the threads that one task has started from those of earlier tasks, whose pools may grow while it runs. A thread can't be
 * asked who made it; but each making is heard of, just before there is the new thread. So at every change between threads of this
 * task and others, those that have come meanwhile are counted to whoever made threads until then. Thread-safe.
 */
final class OwnThreads {
    private final Supplier<Set<Thread>> alive;

    // All below is guarded by this.
    private final Set<Thread> own = new HashSet<>();
    private final Set<Thread> others;
    private boolean othersMakeThreads;

    /** The task begins: threads there are now are none of its own. */
    OwnThreads(Supplier<Set<Thread>> alive) {
        this.alive = alive;
        this.others = alive.get();
    }

    /** A thread is being made, by one that works for this task or for another. */
    synchronized void made(boolean byOther) {
        if (byOther != othersMakeThreads) {
            count();
            othersMakeThreads = byOther;
        }
    }

    /** This task's threads that are alive. */
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
