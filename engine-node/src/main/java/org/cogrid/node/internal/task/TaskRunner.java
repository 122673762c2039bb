package org.cogrid.node.internal.task;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.EncodedParts;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.task.TaskContext;
import org.cogrid.core.internal.task.result.ChunkValues;
import org.cogrid.core.internal.task.result.MapValues;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.text.LongText;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.Holdings;
import org.cogrid.node.internal.conversation.KeptOutput;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.memory.EngineMemory;
import org.cogrid.node.internal.namespace.Renewals;
import org.cogrid.node.internal.run.StopReport;
import org.cogrid.node.internal.run.TaskThreads;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task through its stages. Every task ends with an event, whatever its code, its arguments, its run or its
 * result throw. Runs on the engine's thread; other threads may stop the task.
 */
public final class TaskRunner {
    private static final int MOST_REASON = 1_000;
    private static final int LAST_TRIES = 20;
    private static final Duration LAST_PAUSE = Duration.ofMillis(100);

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
    private final EngineMemory memory;
    private final Renewals renewals;
    private volatile @Nullable RunningTask running;

    public TaskRunner(EngineParts parts) {
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
        this.memory = parts.memory();
        this.renewals = parts.renewals();
    }

    public Optional<RunningTask> running() {
        return Optional.ofNullable(running);
    }

    /** Asks a task that has begun to stop. Returns where it is stuck if it does not end within the grace time. */
    public Optional<String> stop(QueuedTask task, String reason) throws InterruptedException {
        RunningTask current = running;
        while (!isOf(current, task) && !task.hasEnded()) {
            Thread.yield(); // the engine's thread has begun it and is about to publish it here
            current = running;
        }
        if (current == null || !isOf(current, task)) {
            return Optional.empty();
        }
        StopReport report = current.stop(reason, stopGrace);
        return report.ended() ? Optional.empty() : Optional.of(report.toString());
    }

    /** Asks the running task to stop; returns the outcome, if a task runs. */
    public Optional<Interrupted> interrupt(String reason) throws InterruptedException {
        RunningTask current = running;
        return current == null ? Optional.empty() : Optional.of(current.interrupt(reason, stopGrace));
    }

    /** Sends data for the calling thread's task; false when that task has ended or there is none. */
    public boolean publish(EncodedBody data) {
        RunningTask current = running;
        if (current == null) {
            return false;
        }
        return current.publish(kept(data));
    }

    private static boolean isOf(@Nullable RunningTask run, QueuedTask task) {
        return run != null && run.task() == task;
    }

    /**
     * Runs a task to its end and reports the end, whatever fails meanwhile.
     *
     * @param before runs before it; if that fails, so does the task
     */
    public void run(QueuedTask task, Runnable before) {
        long started = 0;
        try {
            started = clock.nanos();
            runAndTell(task, started, before);
        } catch (Throwable e) { // no memory is left to run it or to report its end
            memory.failed(e);
            running = null;
            task.end();
            tellUntold(task, e, started);
        }
    }

    private void runAndTell(QueuedTask task, long started, Runnable before) {
        task.conversation().tellSoon(new Event.Started(task.number(), started));
        KeptOutput output = new KeptOutput(task, maxOutputBytes, holdings);
        RunningTask current = new RunningTask(task, threads.begin(output));
        running = current;
        End end;
        try {
            end = end(current, before);
        } finally {
            current.end(); // delivers the last output before the end is reported
            output.end();
            running = null;
        }
        tell(current, end, started);
    }

    private End end(RunningTask current, Runnable before) {
        Optional<ScheduledFuture<?>> limit = Optional.empty();
        try {
            before.run();
            limit = limit(current);
            return new Succeeded(outcome(current));
        } catch (Throwable e) { // anything that user code throws is a failure of its task
            memory.failed(e);
            return failed(current, e);
        } finally {
            renewals.end();
            limit.ifPresent(timeLimit -> timeLimit.cancel(false));
        }
    }

    /** Describes the failure while the task can still be stopped, because its message may come from a user's code. */
    private Failed failed(RunningTask current, Throwable failure) {
        RemoteError error = errors.describe(failure, current.stage());
        return new Failed(
                error,
                current.hasBegunResult()
                        ? Optional.empty()
                        : errors.encode(failure).filter(this::isKept));
    }

    /** How a task ended, before it is reported. */
    private sealed interface End {}

    private record Succeeded(EncodedBody result) implements End {}

    private record Failed(RemoteError error, Optional<EncodedBody> original) implements End {}

    private EncodedBody outcome(RunningTask current) throws Throwable {
        Body body = current.task().takeBody();
        ContentHash manifest = current.task().head().manifest();
        current.enter(Stage.DECODING);
        renewals.begin(manifest);
        Task task = (Task) codec.decode(manifest, body.buffers(), arrival);
        if (task == null) {
            throw new IllegalStateException("a task without a body came from another version of Cogrid");
        }
        current.enter(Stage.RUNNING);
        Object result = task.run(context);
        current.enter(Stage.ENCODING);
        if (result instanceof MapValues map) {
            return kept(encoded(map, () -> map.without(this::obstacle)));
        }
        if (result instanceof ChunkValues chunk && chunk.isDivisible()) {
            return kept(encoded(chunk, () -> chunk.without(this::obstacle)));
        }
        EncodedParts parts = codec.encodeParts(result);
        checkKept(parts.size());
        return parts.last(piece -> current.tellPart(piece, parts.size()));
    }

    /** Encodes the values of many items, if need be without those that can't travel. */
    private EncodedBody encoded(Object all, Supplier<Object> without) {
        try {
            return codec.encodeBody(all);
        } catch (CogridException e) {
            throwIfMemoryRanOut(e);
            return codec.encodeBody(without.get());
        }
    }

    /** Returns why the value of one of many items can't travel, or null. */
    private @Nullable RemoteError obstacle(Object value) {
        try {
            codec.encodeBody(value);
            return null;
        } catch (CogridException e) {
            throwIfMemoryRanOut(e);
            return errors.describe(e, Stage.ENCODING);
        }
    }

    /** No single item is to blame for that. */
    private static void throwIfMemoryRanOut(CogridException failure) {
        if (FullHeap.isCauseOf(failure)) {
            throw failure;
        }
    }

    /** Whether there is room for the exception itself; otherwise only its text travels. */
    private boolean isKept(EncodedBody original) {
        return holdings.mayKeep(original.body().size());
    }

    private EncodedBody kept(EncodedBody value) {
        checkKept(value.body().size());
        return value;
    }

    /** Throws unless the engine has room to keep a value of that size until it is fetched. */
    private void checkKept(long bytes) {
        if (!holdings.mayKeep(bytes)) {
            throw new CogridException("a value of " + Amounts.size(bytes)
                    + " can't be kept until it is fetched, because this engine already keeps "
                    + Amounts.size(holdings.all())
                    + " for clients that do not fetch theirs: send the task again later, keep the value here with"
                    + " applyInto, or " + FullHeap.MORE_FOR_ENGINE);
        }
    }

    private void tell(RunningTask current, End end, long started) {
        long number = current.task().number();
        EngineConversation conversation = current.task().conversation();
        String stopped = current.stopReason();
        if (stopped != null) { // a task reported as stopped must never also succeed
            conversation.tellNow(
                    new Event.Aborted(number, started, clock.nanos(), LongText.cut(stopped, MOST_REASON)), null);
        } else if (end instanceof Succeeded succeeded) {
            EncodedBody result = succeeded.result();
            conversation.tellNow(new Event.Succeeded(number, started, clock.nanos(), result.manifest()), result.body());
        } else if (end instanceof Failed failed) {
            Optional<EncodedBody> original = failed.original();
            ContentHash manifest = original.map(EncodedBody::manifest).orElse(null);
            conversation.tellNow(
                    new Event.Failed(number, started, clock.nanos(), failed.error(), manifest),
                    original.map(EncodedBody::body).orElse(null));
        }
    }

    /**
     * Reports the end with a substitute text. This is the last resort: without a reported end, the client would wait
     * for ever.
     */
    private void tellUntold(QueuedTask task, Throwable failure, long started) {
        for (int triesLeft = LAST_TRIES; ; triesLeft--) {
            try {
                RemoteError error = errors.describeUntold(failure, Stage.REPORTING);
                task.conversation().tellNow(new Event.Failed(task.number(), started, started, error, null), null);
                return;
            } catch (OutOfMemoryError e) {
                if (triesLeft == 0) {
                    throw e;
                }
                LockSupport.parkNanos(LAST_PAUSE.toNanos()); // memory that others hold for a moment is freed meanwhile
            }
        }
    }

    private Optional<ScheduledFuture<?>> limit(RunningTask current) {
        long millis = current.task().head().timeLimitMillis();
        if (millis == 0) {
            return Optional.empty();
        }
        String reason =
                "it ran longer than its time limit of " + Amounts.time(Duration.ofMillis(millis)) + " and was stopped";
        return Optional.of(timer.schedule(() -> current.stopSoon(reason), millis, TimeUnit.MILLISECONDS));
    }
}
