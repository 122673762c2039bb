package org.cogrid.core.internal.threads;

import java.util.concurrent.ThreadFactory;

/**
 * Daemon threads of Cogrid's own. They belong to no group of whoever happens to need one first: JShell, say, ends a snippet by ending all
 * threads of its group, and a pool of ours that is hit keeps its locks for ever.
 */
public final class LibraryThreads {
    private LibraryThreads() {}

    /** A thread that does some work. */
    public static Thread of(Runnable work, String name) {
        return daemon(new Thread(topGroup(), work, name));
    }

    /** Makes threads of one name. */
    public static ThreadFactory named(String name) {
        return work -> of(work, name);
    }

    /** The group that all others are in. */
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
}
