package org.cogrid.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Counted;
import org.jspecify.annotations.Nullable;

/** The unfinished tasks of this program, of all its clients. */
public final class ProgramTasks {
    private static final System.Logger LOG = System.getLogger(ProgramTasks.class.getName());
    private static final Set<GridConnection> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable String whyEnding; // set once, before the tasks are cancelled

    private ProgramTasks() {}

    /** Notes that a client has connected. */
    public static void opened(GridConnection connection) {
        OPEN.add(connection);
    }

    /** Notes that a client has left. */
    public static void closed(GridConnection connection) {
        OPEN.remove(connection);
    }

    /** Returns how many tasks are unfinished. Does not wait. */
    public static int unfinished() {
        return senders().stream().mapToInt(TaskSender::unfinished).sum()
                + OPEN.stream()
                        .mapToInt(connection -> connection.balancer().unsent())
                        .sum();
    }

    /** Returns how many tasks are unfinished, in words. */
    public static String unfinishedText() {
        int count = unfinished();
        return Counted.of(count, "task") + (count == 1 ? " has" : " have") + " not ended";
    }

    /**
     * Cancels all tasks, on all engines at once, and waits for their ends for at most {@code patience}. True if all
     * have ended.
     */
    public static boolean cancel(Duration patience) throws InterruptedException {
        OPEN.forEach(connection -> connection.balancer().abortUnsent());
        CompletableFuture<Void> cancelled = CompletableFuture.allOf(senders().stream()
                .map(sender -> CompletableFuture.runAsync(sender::abortAll, CallbackThreads.executor()))
                .toArray(CompletableFuture<?>[]::new));
        try {
            cancelled.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException
                | TimeoutException e) { // an engine does not answer: its tasks are counted as unfinished
            LOG.log(System.Logger.Level.DEBUG, "not all tasks are known to be cancelled", e);
        }
        return unfinished() == 0;
    }

    /**
     * Cancels all tasks and refuses new ones from now on.
     *
     * @param why what has happened, as a sentence without its full stop
     */
    public static boolean end(Duration patience, String why) throws InterruptedException {
        whyEnding = why;
        return cancel(patience);
    }

    /** True if the program is ending, so that nothing more is sent. */
    public static boolean isEnding() {
        return whyEnding != null;
    }

    /** Throws if the program is ending. Called before anything is sent. */
    public static void refuseIfEnding() {
        String why = whyEnding;
        if (why != null) {
            throw new CogridException("nothing was sent: this program is being ended, as " + why);
        }
    }

    private static List<TaskSender> senders() {
        return OPEN.stream()
                .flatMap(connection -> connection.senders().stream())
                .toList();
    }
}
