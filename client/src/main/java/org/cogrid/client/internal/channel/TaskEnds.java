package org.cogrid.client.internal.channel;

import java.io.ObjectStreamException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.channel.ClientConversation.Arrived;
import org.cogrid.client.internal.task.Published;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.MisfitException;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/** Records what happens to tasks. It decodes nothing and runs no code of users, so it may be called under a lock. */
final class TaskEnds {
    private static final System.Logger LOG = System.getLogger(TaskEnds.class.getName());

    private static final String IF_TWICE =
            "Send it again if it may run twice; else look first at what it has left behind";

    private final ValueCodec codec;
    private final WallClock clock;
    /** Ends that have come and of which the waiting threads were not told yet. */
    private final Queue<TaskOutcome> untold = new ConcurrentLinkedQueue<>();

    TaskEnds(ValueCodec codec, WallClock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    /** Records an event of a task. */
    void come(Arrived arrived, EngineClock.Times times) {
        PendingTask task = arrived.task();
        Event event = arrived.event();
        if (event instanceof Event.Part part && arrived.body() != null) {
            task.arrived(part, arrived.body());
        } else if (event instanceof Event.Started) {
            task.record().started(times.started());
        } else if (event instanceof Event.Output output) {
            task.record().printed(output.err(), output.text());
        } else if (event instanceof Event.Published published) {
            Body body = whole(arrived);
            task.record().published(new Published(() -> data(task, published.manifest(), body)));
        } else {
            Body body = whole(arrived);
            task.dropParts();
            if (times.ran()) {
                task.record().ran(times.started(), times.completed());
            }
            end(task, event, body);
        }
    }

    private static @Nullable Body whole(Arrived arrived) {
        return arrived.body() == null ? null : arrived.task().whole(arrived.body());
    }

    private void end(PendingTask task, Event event, @Nullable Body body) {
        if (event instanceof Event.Succeeded succeeded) {
            ended(task, TaskStatus.OK, null, size(body));
            come(task, () -> result(task, succeeded.manifest(), body), size(body));
        } else if (event instanceof Event.Failed failed) {
            ended(task, TaskStatus.FAILED, failed.error().ofTask(task.taskId()).headline(), size(body));
            come(task, () -> failure(task, failed, body), size(body));
        } else if (event instanceof Event.Aborted aborted) {
            fail(task, TaskStatus.ABORTED, new TaskAbortedException(name(task) + ": " + aborted.reason()));
        }
    }

    private void fail(PendingTask task, TaskStatus status, CogridException failure) {
        task.dropParts();
        ended(task, status, failure.getMessage(), 0);
        come(task, () -> thrown(failure), 0);
    }

    private void come(PendingTask task, TaskOutcome.Encoded what, long bytes) {
        TaskOutcome outcome = task.outcome();
        try {
            outcome.come(what, bytes);
        } finally { // not before: other threads deliver what is in the queue
            tellLater(outcome);
        }
    }

    private void tellLater(TaskOutcome outcome) {
        try {
            untold.add(outcome);
        } catch (Throwable e) { // there is no memory for that
            outcome.tell();
            throw e;
        }
    }

    /**
     * Wakes the threads that wait for recorded ends. Call it without the channel's lock: a woken thread may want that
     * lock at once for its next task.
     */
    void tell() {
        for (TaskOutcome next = untold.poll(); next != null; next = untold.poll()) {
            next.tell();
        }
    }

    private void ended(PendingTask task, TaskStatus status, @Nullable String why, long bytes) {
        task.record().ended(status, why, WallClock.instant(clock.nanos()), bytes);
    }

    private static @Nullable Object thrown(CogridException failure) {
        throw failure;
    }

    /** Records that the task's end will never be known. */
    void lose(PendingTask task, CogridException why) {
        fail(task, TaskStatus.LOST, why);
    }

    /** Records that the engine has forgotten the task. */
    void forget(PendingTask task, String why) {
        if (task.isNeverToRun()) {
            String reason = Event.Aborted.beforeStart(task.number()).reason();
            fail(task, TaskStatus.ABORTED, new TaskAbortedException(name(task) + ": " + reason));
        } else {
            lose(task, lost(task, why));
        }
    }

    private @Nullable Object result(PendingTask task, ContentHash manifest, @Nullable Body body) {
        try {
            return decode(manifest, body);
        } catch (Throwable e) { // users' code may throw anything: the failure becomes the result, and is kept as such
            String why = name(task) + " ran, but " + undecodable(task, e);
            task.record().undecodable(why);
            throw new UndecodableValueException(why, untold(e));
        }
    }

    private static String undecodable(PendingTask task, Throwable e) {
        String names = task.record().origin().names();
        return names.isEmpty()
                ? "its result can't be decoded here: " + why(e)
                : "the value of " + names + " can't be used in this program: " + why(e)
                        + (isMisfit(e) ? "\nassign it again, or remove it from the engine" : "");
    }

    /** True if something in the value does not fit the class of the same name here. */
    private static boolean isMisfit(Throwable e) {
        return FailureText.chain(e).stream().anyMatch(ObjectStreamException.class::isInstance);
    }

    /** Returns the cause that says more than the message made of it; {@code null} if there is none. */
    private static @Nullable Throwable untold(Throwable e) {
        Throwable cause = e instanceof UndecodableValueException ? FailureText.cause(e) : null;
        return cause instanceof MisfitException ? null : cause == null ? e : cause;
    }

    private CogridException failure(PendingTask task, Event.Failed failed, @Nullable Body body) {
        throw new RemoteTaskException(failed.error().ofTask(task.taskId()), original(failed.original(), body));
    }

    private @Nullable Throwable original(@Nullable ContentHash manifest, @Nullable Body body) {
        if (manifest == null) {
            return null;
        }
        try {
            return decode(manifest, body) instanceof Throwable original ? original : null;
        } catch (Throwable e) { // users' code may throw anything
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "the original exception is not known here, its text is: " + why(e));
            return null;
        }
    }

    private @Nullable Object data(PendingTask task, ContentHash manifest, @Nullable Body body) {
        try {
            return decode(manifest, body);
        } catch (Throwable e) { // users' code may throw anything
            return name(task) + " has published data that can't be decoded here: " + why(e);
        }
    }

    private static String why(Throwable e) {
        if (e instanceof UndecodableValueException undecodable) {
            return undecodable.reason();
        }
        return e instanceof CogridException ? String.valueOf(FailureText.message(e)) : FailureText.of(e);
    }

    private @Nullable Object decode(ContentHash manifest, @Nullable Body body) {
        if (body == null) {
            throw new UndecodableValueException(
                    "the heap had no room for it: keep the value on the engine with applyInto, or "
                            + FullHeap.MORE_FOR_PROGRAM);
        }
        return codec.decode(manifest, body.buffers(), Arrival.PLAIN);
    }

    /** Makes the failure for a task whose engine has gone, from what was last known of the task. */
    EngineLostException lost(PendingTask task, String what) {
        String known;
        if (task.record().hasStarted()) {
            known = "The task was lost while running: part of its work may be done, or all of it. " + IF_TWICE;
        } else if (task.isAccepted()) {
            known =
                    "The task was lost before start, as far as is known: when the engine last reported, it waited there. "
                            + IF_TWICE;
        } else if (!task.record().wasSent()) {
            known = "The task was never sent, so it has not run: send it again";
        } else {
            known = "Whether the task has run is unknown: it was on its way, and the engine has not reported on it. "
                    + IF_TWICE;
        }
        return new EngineLostException(name(task) + ": " + what + ". " + known);
    }

    /** Records that a task could not leave this program, or could not be sent again after an answer was lost. */
    void unsendable(ClientConversation.Unsendable what, Throwable why) {
        PendingTask task = what.task();
        String because = FailureText.of(why.getCause() == null ? why : why.getCause());
        lose(
                task,
                what.mayHaveArrived()
                        ? lost(task, "its message was lost, and it could not be sent again: " + because)
                        : new CogridException(
                                name(task) + " could not be sent and has not run: " + because
                                        + "; send less at once, or connect again if the client is closed",
                                why));
    }

    /** Makes the failure for a task that is hit by a fault in Cogrid itself. */
    static CogridException broken(PendingTask task, Throwable fault) {
        String remedy = FullHeap.find(fault) != null ? "" : "; it is a fault of Cogrid's own, so please report it";
        return new CogridException(
                name(task) + " has no outcome: the line to its engine broke (" + FailureText.of(fault)
                        + "); connect again" + remedy,
                fault);
    }

    static String name(PendingTask task) {
        return task.record().name();
    }

    private static long size(@Nullable Body body) {
        return body == null ? 0 : body.size();
    }
}
