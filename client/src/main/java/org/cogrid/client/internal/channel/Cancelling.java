package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;

/** Asks an engine to cancel tasks and waits for its answer. It asks again when a connection breaks. */
final class Cancelling implements PendingTask.Canceller {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final System.Logger LOG = System.getLogger(Cancelling.class.getName());

    private final EngineChannel channel;

    Cancelling(EngineChannel channel) {
        this.channel = channel;
    }

    @Override
    public CancelOutcome cancel(PendingTask task) {
        try {
            return cancel(task, System.nanoTime() + PATIENCE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "interrupted while waiting for the engine to cancel task " + task.taskId() + "; it may still do so",
                    e);
        }
    }

    private CancelOutcome cancel(PendingTask task, long deadline) throws InterruptedException {
        while (!task.hasEnded() && System.nanoTime() < deadline) {
            var asked = channel.tryAsk(ControlRequest.Verb.CANCEL, task);
            Optional<ControlAnswer> answer = asked.isPresent() ? answer(asked.get()) : Optional.empty();
            if (answer.isPresent() && answer.get().verdict() != ControlAnswer.Verdict.NO_CONVERSATION) {
                return settled(task, answer.get());
            }
            ended(task, PAUSE); // the conversation is not open yet, or the connection is broken: ask again
        }
        if (task.hasEnded()) {
            return CancelOutcome.TOO_LATE;
        }
        throw new CogridException("the engine has not answered for " + Amounts.time(PATIENCE) + " whether task "
                + task.taskId() + " is cancelled; its result will tell");
    }

    private static CancelOutcome settled(PendingTask task, ControlAnswer answer) throws InterruptedException {
        switch (answer.verdict()) {
            case REMOVED:
                ended(task, PATIENCE);
                return CancelOutcome.REMOVED;
            case STOPPED:
                ended(task, PATIENCE);
                return hasItsOwnEnd(task) ? CancelOutcome.TOO_LATE : CancelOutcome.STOPPED;
            case STUCK:
                task.record()
                        .stuck("it was cancelled but runs on, " + answer.text()
                                + ": if it does not end by itself, restart engine "
                                + task.record().origin().engineId());
                return CancelOutcome.STUCK;
            default:
                ended(task, PATIENCE);
                return CancelOutcome.TOO_LATE;
        }
    }

    /** True if the task ended by itself just when it was to be cancelled. */
    private static boolean hasItsOwnEnd(PendingTask task) {
        return task.hasEnded() && task.record().status() != TaskStatus.ABORTED;
    }

    /** Cancels all unfinished tasks of this channel and returns how many there were. */
    int abortAll() {
        var tasks = channel.unfinishedLatestFirst();
        var asked = channel.tryAsk(ControlRequest.Verb.ABORT, null);
        try {
            if (asked.isPresent() && answer(asked.get()).isPresent()) {
                for (PendingTask task : tasks) {
                    ended(task, PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("interrupted while waiting for the engine to cancel its tasks", e);
        }
        tasks.stream().filter(task -> !task.hasEnded()).forEach(this::cancel);
        return tasks.size();
    }

    private static Optional<ControlAnswer> answer(CompletionStage<Optional<ControlAnswer>> asked)
            throws InterruptedException {
        try {
            return asked.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty(); // the connection broke or hangs: ask again, as cancelling twice does no harm
        }
    }

    private static void ended(PendingTask task, Duration patience) throws InterruptedException {
        try {
            task.awaitEnd(patience);
        } catch (CogridException e) { // nobody reads results, so the end of the task can't come
            LOG.log(System.Logger.Level.DEBUG, "the end of a cancelled task is not waited for", e);
        }
    }
}
