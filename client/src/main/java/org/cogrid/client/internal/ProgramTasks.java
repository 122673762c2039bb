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

/** What this program has sent, by whichever of its clients, and has not heard the end of. */
public final class ProgramTasks {
    private static final System.Logger LOG = System.getLogger(ProgramTasks.class.getName());
    private static final Set<GridConnection> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable String whyEnding; // written once, before the tasks are cancelled

    private ProgramTasks() {}

    /** A client has connected. */
    public static void opened(GridConnection session) {
        OPEN.add(session);
    }

    /** A client has left. */
    public static void closed(GridConnection session) {
        OPEN.remove(session);
    }

    /** How many there are. Does not wait. */
    public static int unfinished() {
        return senders().stream().mapToInt(TaskSender::unfinished).sum();
    }

    /** How many there are, in words. */
    public static String unfinishedText() {
        int count = unfinished();
        return Counted.of(count, "task") + (count == 1 ? " has" : " have") + " not ended";
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

    /**
     * The same, for good: nothing is sent any more.
     *
     * @param why what has happened, as a sentence without its end
     */
    public static boolean end(Duration patience, String why) throws InterruptedException {
        whyEnding = why;
        return cancel(patience);
    }

    /** To be asked before something is sent. */
    public static void refuseIfEnding() {
        String why = whyEnding;
        if (why != null) {
            throw new CogridException("nothing was sent: this program is being ended, as " + why);
        }
    }

    private static List<TaskSender> senders() {
        return OPEN.stream().flatMap(session -> session.senders().stream()).toList();
    }
}
