package org.cogrid.client.internal.grid;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes a client that its program forgot, so that the program ends as it would without one: Hazelcast's threads would keep
 * it alive for ever.
 */
public final class ProgramEnd {
    private static final long PAUSE_MILLIS = 250;

    /** The JVM's own name for the thread that waits for the last one of the program, once {@code main} has returned. */
    private static final String WAITING_FOR_THE_END = "DestroyJavaVM";

    private final Runnable close;
    private boolean wasOver; // confined to the timer's thread

    private ProgramEnd(Runnable close) {
        this.close = close;
    }

    /** Has {@code close} called, on a thread of the timer, when the program's last thread has ended. */
    public static void await(ScheduledExecutorService timer, Runnable close) {
        timer.scheduleWithFixedDelay(new ProgramEnd(close)::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks twice, as a thread may end right after it has started the next one, and both be missed by one look. */
    private void look() {
        boolean over = isOver(liveThreads());
        if (over && wasOver) {
            close.run();
        }
        wasOver = over;
    }

    static boolean isOver(Collection<Thread> live) {
        return live.stream().allMatch(thread -> thread.isDaemon() || belongsToNobody(thread.getName()));
    }

    private static boolean belongsToNobody(String thread) {
        return thread.equals(WAITING_FOR_THE_END) || thread.contains(GridConnector.INSTANCE_PREFIX);
    }

    private static List<Thread> liveThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found = new Thread[2 * root.activeCount() + 64];
        int count = root.enumerate(found);
        return Arrays.stream(found, 0, count).filter(Objects::nonNull).toList();
    }
}
