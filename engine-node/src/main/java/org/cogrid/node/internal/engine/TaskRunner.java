package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.task.TaskContext;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.run.StopReport;
import org.cogrid.node.internal.run.TaskThreads;
import org.jspecify.annotations.Nullable;

/**
 * Takes a task through its stages, so that each ends in an event: whatever its code, its arguments, its run or its result
 * throw. Runs on the engine's thread; stopping comes from others.
 */
final class TaskRunner {
    private final Holdings holdings;
    private final long maxOutputBytes;
    private final TaskThreads threads;
    private final EngineArrival arrival;
    private final TaskContext context;
    private final ValueCodec codec;
    private final RemoteErrors errors;
    private final WallClock clock;
    private final ScheduledExecutorService timer;
    private final Duration stopGrace;
    private volatile @Nullable RunningTask running;

    TaskRunner(EngineParts parts) {
        this.holdings = parts.holdings();
        this.maxOutputBytes = parts.maxOutputBytes();
        this.threads = parts.threads();
        this.arrival = parts.arrival();
        this.context = parts.context();
        this.codec = parts.codec();
        this.errors = parts.errors();
        this.clock = parts.clock();
        this.timer = parts.timer();
        this.stopGrace = parts.stopGrace();
    }

    Optional<RunningTask> running() {
        return Optional.ofNullable(running);
    }

    /** Asks a task that has begun to stop; where it is stuck when it does not within the grace time. */
    Optional<String> stop(QueuedTask task, String reason) throws InterruptedException {
        RunningTask current = running;
        while (!isOf(current, task) && !task.hasEnded()) {
            Thread.yield(); // the engine's thread has taken it and is just about to show it here
            current = running;
        }
        if (current == null || !isOf(current, task)) {
            return Optional.empty();
        }
        StopReport report = current.stop(reason, stopGrace);
        return report.ended() ? Optional.empty() : Optional.of(report.toString());
    }

    /** Asks the running task to stop, whichever it is; what came of that, if one runs. */
    Optional<StopReport> interrupt(String reason) throws InterruptedException {
        RunningTask current = running;
        return current == null ? Optional.empty() : Optional.of(current.stop(reason, stopGrace));
    }

    private static boolean isOf(@Nullable RunningTask run, QueuedTask task) {
        return run != null && run.task() == task;
    }

    void run(QueuedTask task) {
        long started = clock.nanos();
        task.session().tellSoon(new Event.Started(task.number(), started));
        KeptOutput output = new KeptOutput(task, maxOutputBytes, holdings);
        RunningTask current = new RunningTask(task, threads.begin(output));
        running = current;
        Optional<ScheduledFuture<?>> limit = limit(current);
        End end;
        try {
            end = new Succeeded(outcome(current));
        } catch (Throwable e) { // whatever user code throws ends in a failure of its task
            end = new Failed(e);
        }
        limit.ifPresent(timeLimit -> timeLimit.cancel(false));
        current.end(); // delivers the last output, before the end is told
        output.end();
        running = null;
        tell(current, end, started);
    }

    /** How a task ended, before it is told. */
    private sealed interface End {}

    private record Succeeded(Encoded result) implements End {}

    private record Failed(Throwable failure) implements End {}

    private Encoded outcome(RunningTask current) throws Throwable {
        Encoded body = current.task().takeBody();
        current.enter(Stage.DECODING);
        Task task = (Task) codec.decode(body, arrival);
        if (task == null) {
            throw new IllegalStateException("a task without a body came from another version of Cogrid");
        }
        current.enter(Stage.RUNNING);
        Object result = task.run(context);
        current.enter(Stage.ENCODING);
        return kept(codec.encode(result));
    }

    /** A result that the engine has room to keep until it is fetched. */
    private Encoded kept(Encoded result) {
        if (!holdings.mayKeep(result.bytes().length)) {
            throw new CogridException("the result of " + (result.bytes().length >> 20)
                    + " MB can't be kept until it is fetched, as this engine already keeps " + (holdings.all() >> 20)
                    + " MB for clients that do not fetch theirs: send the task again later, keep the result here with"
                    + " applyInto, or give the engine more heap");
        }
        return result;
    }

    private void tell(RunningTask current, End end, long started) {
        long number = current.task().number();
        Session session = current.task().session();
        String stopped = current.stopReason();
        if (stopped != null) { // whatever came of it: who was told that it stopped must not see it succeed
            session.tellNow(new Event.Aborted(number, started, clock.nanos(), stopped), null);
        } else if (end instanceof Succeeded succeeded) {
            Encoded result = succeeded.result();
            session.tellNow(new Event.Succeeded(number, started, clock.nanos(), result.manifest()), result.bytes());
        } else if (end instanceof Failed failed) {
            tellFailure(current, failed.failure(), started);
        }
    }

    private void tellFailure(RunningTask current, Throwable failure, long started) {
        Optional<Encoded> original = errors.encode(failure);
        ContentHash manifest = original.map(Encoded::manifest).orElse(null);
        Event event = new Event.Failed(
                current.task().number(), started, clock.nanos(), errors.describe(failure, current.stage()), manifest);
        current.task().session().tellNow(event, original.map(Encoded::bytes).orElse(null));
    }

    private Optional<ScheduledFuture<?>> limit(RunningTask current) {
        long millis = current.task().head().timeLimitMillis();
        if (millis == 0) {
            return Optional.empty();
        }
        String reason = "it ran longer than its time limit of " + millis + " ms and was stopped";
        return Optional.of(timer.schedule(() -> current.stopSoon(reason), millis, TimeUnit.MILLISECONDS));
    }
}
