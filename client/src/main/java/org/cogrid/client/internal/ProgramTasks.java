package org.cogrid.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.core.CogridException;

/** What this program has sent, by whichever of its clients, and has not heard the end of. */
public final class ProgramTasks {
    private static final System.Logger LOG = System.getLogger(ProgramTasks.class.getName());
    private static final Set<GridSession> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    private ProgramTasks() {}

    /** A client has connected. */
    public static void opened(GridSession session) {
        OPEN.add(session);
    }

    /** A client has left. */
    public static void closed(GridSession session) {
        OPEN.remove(session);
    }

    /** How many there are. Does not wait. */
    public static int unfinished() {
        return senders().stream().mapToInt(TaskSender::unfinished).sum();
    }

    /** How many there are, in words. */
    public static String unfinishedText() {
        int count = unfinished();
        return count == 1 ? "1 task has not ended" : count + " tasks have not ended";
    }

    /** Cancels them all, on all engines at once, and waits for what becomes of them, but no longer than that; whether all have ended. */
    public static boolean cancel(Duration patience) throws InterruptedException {
        CompletableFuture<Void> cancelled = CompletableFuture.allOf(senders().stream()
                .map(sender -> CompletableFuture.runAsync(sender::abortAll, CallbackThreads.executor()))
                .toArray(CompletableFuture<?>[]::new));
        try {
            cancelled.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException
                | TimeoutException e) { // an engine does not answer: those that have not ended are counted
            LOG.log(System.Logger.Level.DEBUG, "not all tasks are known to be cancelled", e);
        }
        return unfinished() == 0;
    }

    /** The same, for good: nothing is sent any more. */
    public static boolean end(Duration patience) throws InterruptedException {
        ending = true;
        return cancel(patience);
    }

    /** To be asked before something is sent. */
    public static void refuseIfEnding() {
        if (ending) {
            throw new CogridException("nothing was sent: this program is being ended by Ctrl-C");
        }
    }

    private static List<TaskSender> senders() {
        return OPEN.stream().flatMap(session -> session.senders().stream()).toList();
    }
}
