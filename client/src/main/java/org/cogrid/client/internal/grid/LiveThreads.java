package org.cogrid.client.internal.grid;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The threads that keep a program alive, as {@code java} sees it. Those of Hazelcast clients are left out, as they
 * never end by themselves.
 */
public final class LiveThreads {
    /** The JVM's name for the thread that waits for the program's last thread after {@code main} has returned. */
    private static final String WAITING_FOR_THE_END = "DestroyJavaVM";

    private LiveThreads() {}

    /** Waits until a thread group and the groups below it have no threads left. */
    public static void awaitEnd(ThreadGroup group) throws InterruptedException {
        do {
            for (Optional<Thread> left = find(group); left.isPresent(); left = find(group)) {
                left.get().join();
            }
        } while (find(group)
                .isPresent()); // a thread may end right after it has started another, and one look may miss both
    }

    private static Optional<Thread> find(ThreadGroup group) {
        Thread[] found = new Thread[2 * group.activeCount() + 64];
        int count = group.enumerate(found);
        return Stream.of(found).limit(count).filter(LiveThreads::keepsGoing).findFirst();
    }

    static boolean keepsGoing(Thread thread) {
        String name = thread.getName();
        return !thread.isDaemon() && !name.equals(WAITING_FOR_THE_END) && !name.contains(GridConnector.INSTANCE_PREFIX);
    }
}
