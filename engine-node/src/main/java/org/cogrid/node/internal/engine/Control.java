package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlAnswer.Verdict;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.run.StopReport;

/** Carries out what overtakes tasks. Runs on the control executor's threads and may keep one waiting, within limits. */
final class Control {
    /** What control needs of the thread that runs tasks. */
    interface Runner {
        /** Ends this task, which has begun; the frames it is stuck in when it does not end within a grace time. */
        Optional<String> stop(QueuedTask task, String reason) throws InterruptedException;

        /** Ends the running task, whosever it is; what came of that, if one runs. */
        Optional<StopReport> interrupt(String reason) throws InterruptedException;

        /** Brings the grid copies up to date between two tasks. */
        Future<?> flush();
    }

    /** What control needs of the engine as a whole. */
    interface Whole {
        /** What the engine is doing. */
        EngineReport report();

        /** Who that client is, in words. */
        String clientName(UUID clientId);

        /** Makes the engine leave soon. */
        void leave(Departure departure);
    }

    private static final Duration FLUSH_PATIENCE = Duration.ofMinutes(10);
    private static final Duration PARTING_PATIENCE = Duration.ofSeconds(2);

    private final Runner runner;
    private final Whole engine;
    private final Sessions sessions;

    Control(Runner runner, Whole engine, Sessions sessions) {
        this.runner = runner;
        this.engine = engine;
        this.sessions = sessions;
    }

    ControlAnswer carryOut(Session session, ControlRequest request) {
        try {
            switch (request.verb()) {
                case FENCE:
                    return answer(session, Verdict.DONE, session.fence((int) request.argument()), "");
                case CANCEL:
                    return cancel(session, request.argument());
                case ABORT:
                    return abort(session, request.argument());
                case FLUSH:
                    return flush(session, request.argument());
                case CLOSE:
                    session.awaitAccepted(request.argument(), PARTING_PATIENCE);
                    sessions.close(session);
                    return answer(session, Verdict.DONE, 0, "");
                case INTERRUPT:
                    return interrupt(session);
                case STOP:
                    return leave(session, request, Departure.Data.HANDED_OVER);
                case STOP_GRID:
                    return leave(session, request, Departure.Data.DROPPED);
                default:
                    return answer(session, Verdict.FAILED, 0, "this engine does not know " + request.verb());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(session, Verdict.FAILED, 0, "the engine is shutting down");
        }
    }

    private ControlAnswer cancel(Session session, long number) throws InterruptedException {
        if (session.cancelAhead(number)) { // asked first: between two questions the task may come
            return answer(session, Verdict.REMOVED, 0, "");
        }
        Optional<QueuedTask> task = session.unfinished(number);
        return task.isPresent() ? cancel(task.get()) : answer(session, Verdict.ALREADY_ENDED, 0, "");
    }

    private ControlAnswer cancel(QueuedTask task) throws InterruptedException {
        Session session = task.session();
        if (task.remove()) {
            session.tellNow(Event.Aborted.beforeStart(task.number()), List.of());
            return answer(session, Verdict.REMOVED, 0, "");
        }
        Optional<String> stuck = runner.stop(task, "it was cancelled while it ran");
        return stuck.map(frames -> answer(session, Verdict.STUCK, 0, frames))
                .orElseGet(() -> answer(session, Verdict.STOPPED, 0, ""));
    }

    private ControlAnswer abort(Session session, long below) throws InterruptedException {
        int count = session.cancelAllAhead(below); // first, so that none of them takes the place of one that is stopped
        for (QueuedTask task : session.unfinishedLatestFirst()) {
            cancel(task);
            count++;
        }
        return answer(session, Verdict.DONE, count, "");
    }

    private ControlAnswer flush(Session session, long upTo) throws InterruptedException {
        if (!session.awaitEnded(upTo, FLUSH_PATIENCE)) {
            return answer(session, Verdict.FAILED, 0, "earlier tasks have not ended within " + FLUSH_PATIENCE);
        }
        try {
            runner.flush().get(FLUSH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return answer(session, Verdict.DONE, 0, "");
        } catch (ExecutionException | TimeoutException e) {
            return answer(session, Verdict.FAILED, 0, "the grid copies could not be brought up to date: " + e);
        }
    }

    /** What the engine is doing; needs no session. */
    ControlAnswer status(UUID asked) {
        return new ControlAnswer(Verdict.DONE, asked, 0, engine.report().toJson());
    }

    private ControlAnswer interrupt(Session session) throws InterruptedException {
        Optional<StopReport> report =
                runner.interrupt("it was interrupted by " + engine.clientName(session.clientId()));
        return report.map(stop -> answer(session, stop.ended() ? Verdict.STOPPED : Verdict.STUCK, 0, stop.toString()))
                .orElseGet(() -> answer(session, Verdict.NOTHING_RAN, 0, ""));
    }

    private ControlAnswer leave(Session session, ControlRequest request, Departure.Data data) {
        engine.leave(new Departure(Duration.ofMillis(request.argument()), data));
        return answer(session, Verdict.DONE, 0, "");
    }

    private static ControlAnswer answer(Session session, Verdict verdict, long number, String text) {
        return new ControlAnswer(verdict, session.id(), number, text);
    }
}
