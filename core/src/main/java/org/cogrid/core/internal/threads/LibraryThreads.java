package org.cogrid.core.internal.threads;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/**
 * Makes Cogrid's daemon threads. They do not join the thread group of the caller that happens to need one first.
 * JShell, for example, stops a snippet by stopping all threads of its group; a stopped thread of Cogrid's would keep
 * its locks for ever.
 */
public final class LibraryThreads {
    private LibraryThreads() {}

    /** A new thread for {@code work}. */
    public static Thread of(Runnable work, String name) {
        return daemon(new Thread(topGroup(), work, name));
    }

    /** A factory of threads with one name. */
    public static ThreadFactory named(String name) {
        return work -> of(work, name);
    }

    /** The group that contains all others. */
    public static ThreadGroup topGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** A timer with one thread of that name. Of what is cancelled it keeps nothing. */
    public static ScheduledExecutorService timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named(name));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
