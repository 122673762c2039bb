package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlAnswer.Verdict;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.node.internal.conversation.Conversations;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.task.Interrupted;

/**
 * Carries out control requests, which overtake tasks. Runs on the control executor's threads and may keep one waiting,
 * within limits.
 */
public final class Control {
    /** What control needs from the engine's thread. */
    public interface Runner {
        /** Stops this task, which has begun. Returns the frames in which it is stuck if it does not end within the grace time. */
        Optional<String> stop(QueuedTask task, String reason) throws InterruptedException;

        /** Stops the running task of any client; returns the outcome, if a task runs. */
        Optional<Interrupted> interrupt(String reason) throws InterruptedException;

        /** Brings the grid copy of a variable up to date between two tasks. */
        Future<?> flush(String name);
    }

    /** What control needs from the whole engine. */
    public interface Whole {
        /** Reports what the engine is doing. */
        EngineReport report();

        /** Whether that client has a connection to this member. */
        boolean isConnected(UUID clientId);

        /** The engines that this member knows, itself included. */
        List<EngineEntry> engines();

        /** Lets others in that have another key of the grid. */
        void accept(GridKey key);

        /** Connects to other members by another key of the grid. */
        void use(GridKey key);

        /** Makes the engine leave soon. */
        void leave(Departure departure);
    }

    private static final Duration FLUSH_PATIENCE = Duration.ofMinutes(10);
    private static final Duration PARTING_PATIENCE = Duration.ofSeconds(2);

    private final Runner runner;
    private final Whole engine;
    private final Conversations conversations;

    public Control(Runner runner, Whole engine, Conversations conversations) {
        this.runner = runner;
        this.engine = engine;
        this.conversations = conversations;
    }

    /** The outcome of a request, for its answer. */
    private record Outcome(Verdict verdict, long number, String text) {
        ControlAnswer to(ControlRequest request) {
            return ControlAnswer.to(request, verdict, number, text);
        }
    }

    /** Carries out a request that needs no conversation: it is about the engine, or opens one. Empty for all others. */
    Optional<ControlAnswer> carryOut(ControlRequest request) {
        switch (request.verb()) {
            case OPEN:
                EngineConversation opened = conversations.open(new EngineConversation.Opening(
                        request.conversation(), request.text(), request.number(), request.argument()));
                return Optional.of(new ControlAnswer(Verdict.DONE, opened.id(), request.number(), 0, ""));
            case STATUS:
                return answered(request, answer(Verdict.DONE, 0, engine.report().toJson()));
            case ENGINES:
                return answered(request, answer(Verdict.DONE, 0, new EngineEntry.Several(engine.engines()).toJson()));
            case KNOWS_CLIENT:
                return answered(request, answer(Verdict.DONE, engine.isConnected(request.conversation()) ? 1 : 0, ""));
            case ACCEPT_KEY:
                engine.accept(GridKey.fromJson(request.text()));
                return answered(request, answer(Verdict.DONE, 0, ""));
            case USE_KEY:
                engine.use(GridKey.fromJson(request.text()));
                return answered(request, answer(Verdict.DONE, 0, ""));
            case FLUSH:
                return answered(request, guarded(() -> flush(request)));
            case INTERRUPT:
                return answered(request, guarded(() -> interrupt(request.text())));
            case STOP:
                return answered(request, leave(request, Departure.Data.HANDED_OVER));
            case STOP_GRID:
                return answered(request, leave(request, Departure.Data.DROPPED));
            default:
                return Optional.empty();
        }
    }

    private static Optional<ControlAnswer> answered(ControlRequest request, Outcome outcome) {
        return Optional.of(outcome.to(request));
    }

    /**
     * Brings the grid copy of a variable up to date after the tasks that the reader had sent here before. An unknown
     * conversation has no tasks left here: it has ended, or belonged to an earlier incarnation of the engine.
     */
    private Outcome flush(ControlRequest request) throws InterruptedException {
        Optional<EngineConversation> conversation = conversations.findOrLeft(request.conversation());
        return conversation.isEmpty() || conversation.get().awaitEnded(request.argument(), FLUSH_PATIENCE)
                ? flush(request.text())
                : answer(Verdict.FAILED, 0, "earlier tasks have not ended within " + FLUSH_PATIENCE);
    }

    /** Carries out a request of a conversation. */
    ControlAnswer carryOut(EngineConversation conversation, ControlRequest request) {
        return guarded(() -> outcome(conversation, request)).to(request);
    }

    private Outcome outcome(EngineConversation conversation, ControlRequest request) throws InterruptedException {
        switch (request.verb()) {
            case CANCEL:
                return cancel(conversation, request.argument());
            case ABORT:
                return abort(conversation, request.argument());
            case CLOSE:
                conversation.awaitAccepted(request.argument(), PARTING_PATIENCE);
                conversations.close(conversation);
                return answer(Verdict.DONE, 0, "");
            default:
                return answer(Verdict.FAILED, 0, "this engine does not know " + request.verb());
        }
    }

    /** A request that may wait. */
    private interface Asked {
        Outcome carryOut() throws InterruptedException;
    }

    private static Outcome guarded(Asked asked) {
        try {
            return asked.carryOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(Verdict.FAILED, 0, "the engine is shutting down");
        }
    }

    private Outcome cancel(EngineConversation conversation, long number) throws InterruptedException {
        if (conversation.cancelAhead(number)) { // first, because the task may arrive meanwhile
            return answer(Verdict.REMOVED, 0, "");
        }
        Optional<QueuedTask> task = conversation.unfinished(number);
        return task.isPresent() ? cancel(task.get()) : answer(Verdict.ALREADY_ENDED, 0, "");
    }

    private Outcome cancel(QueuedTask task) throws InterruptedException {
        if (task.remove()) {
            task.conversation().tellRemoved(task);
            return answer(Verdict.REMOVED, 0, "");
        }
        Optional<String> stuck = runner.stop(task, "it was cancelled while it ran");
        return stuck.map(frames -> answer(Verdict.STUCK, 0, frames)).orElseGet(() -> answer(Verdict.STOPPED, 0, ""));
    }

    private Outcome abort(EngineConversation conversation, long below) throws InterruptedException {
        int count = conversation.cancelAllAhead(below); // first, so that none of them starts meanwhile
        for (QueuedTask task : conversation.unfinishedLatestFirst(below)) {
            cancel(task);
            count++;
        }
        return answer(Verdict.DONE, count, "");
    }

    private Outcome flush(String name) throws InterruptedException {
        try {
            runner.flush(name).get(FLUSH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return answer(Verdict.DONE, 0, "");
        } catch (ExecutionException | TimeoutException e) {
            return answer(Verdict.FAILED, 0, "the grid copy could not be brought up to date: " + FailureText.of(e));
        }
    }

    private Outcome interrupt(String client) throws InterruptedException {
        Optional<Interrupted> task = runner.interrupt("it was interrupted by client " + client);
        return task.map(run -> answer(
                        run.report().ended() ? Verdict.STOPPED : Verdict.STUCK,
                        0,
                        run.run().toJson()))
                .orElseGet(() -> answer(Verdict.NOTHING_RAN, 0, ""));
    }

    private Outcome leave(ControlRequest request, Departure.Data data) {
        engine.leave(new Departure(Duration.ofMillis(request.argument()), data));
        return answer(Verdict.DONE, 0, "");
    }

    private static Outcome answer(Verdict verdict, long number, String text) {
        return new Outcome(verdict, number, text);
    }
}
