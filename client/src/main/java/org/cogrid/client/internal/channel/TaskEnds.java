package org.cogrid.client.internal.channel;

import org.cogrid.client.TaskStatus;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Arrival;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/** Tells tasks what has happened to them: decodes what came and completes their outcomes. Never called under a lock. */
final class TaskEnds {
    private static final System.Logger LOG = System.getLogger(TaskEnds.class.getName());

    /** An event of a task, with the engine's times converted to this client's clock. */
    record Told(Conversation.Arrived arrived, EngineClock.Times times) {
        /** Whether telling it takes next to no time and runs no code of the user's. */
        boolean isQuick() {
            byte[] body = arrived.body();
            return body == null || (arrived.event() instanceof Event.Succeeded && ValueCodec.isPlain(body));
        }
    }

    private final ValueCodec codec;
    private final WallClock clock;

    TaskEnds(ValueCodec codec, WallClock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    void tell(Told told) {
        PendingTask task = told.arrived().task();
        Event event = told.arrived().event();
        byte[] body = told.arrived().body();
        if (event instanceof Event.Started) {
            task.record().started(told.times().started());
        } else if (event instanceof Event.Output output) {
            task.record().printed(output.err(), output.text());
        } else if (event instanceof Event.Published published) {
            task.record().published(data(task, published.manifest(), body));
        } else {
            ran(task, told.times());
            end(task, event, body);
        }
    }

    private static void ran(PendingTask task, EngineClock.Times times) {
        if (times.ran()) {
            task.record().ran(times.started(), times.completed());
        }
    }

    private void end(PendingTask task, Event event, byte @Nullable [] body) {
        if (event instanceof Event.Succeeded succeeded) {
            succeed(task, succeeded.manifest(), body);
        } else if (event instanceof Event.Failed failed) {
            RemoteTaskException failure =
                    new RemoteTaskException(failed.error().ofTask(task.taskId()), original(failed.original(), body));
            fail(task, TaskStatus.FAILED, failure, size(body));
        } else if (event instanceof Event.Aborted aborted) {
            fail(task, TaskStatus.ABORTED, new TaskAbortedException(name(task) + ": " + aborted.reason()), 0);
        }
    }

    private void succeed(PendingTask task, ContentHash manifest, byte @Nullable [] body) {
        Object value;
        try {
            value = decode(manifest, body);
        } catch (CogridException e) {
            fail(task, TaskStatus.FAILED, undecodable(task, e), size(body));
            return;
        }
        task.record().ended(TaskStatus.OK, null, WallClock.instant(clock.nanos()), size(body));
        task.succeed(value);
    }

    private static CogridException undecodable(PendingTask task, CogridException e) {
        return new UndecodableValueException(
                name(task) + " ran, but its result can't be decoded here: " + e.getMessage(), e);
    }

    /** Ends a task whose end will never be heard of. */
    void lose(PendingTask task, CogridException why) {
        fail(task, TaskStatus.LOST, why, 0);
    }

    /** What is last known of a task whose engine has gone. */
    EngineLostException lost(PendingTask task, String what) {
        String report;
        if (task.record().hasStarted()) {
            report = "lost while running: it had started";
        } else if (task.isAccepted()) {
            report = "lost before start: the engine had it in its queue when it last reported";
        } else {
            report = "unknown: it was on its way to the engine, which has not reported on it";
        }
        return new EngineLostException(name(task) + ": " + what + "; last report: " + report
                + ". Send it again if it may run twice, or look at what it left behind");
    }

    /** A task that could not leave this program. */
    CogridException unsendable(PendingTask task, Throwable why) {
        return new CogridException(
                name(task) + " could not be sent and has not run: " + why.getCause()
                        + "; give this program more heap, send less at once, or connect again if the client is closed",
                why);
    }

    /** The engine does not believe this program. */
    static CogridException refused() {
        return new GridConnectionException("the engine does not take messages of this program: its secret is another "
                + "one, or it is just starting; connect again with the grid's connection file");
    }

    /** Something has gone wrong here that never should. */
    static CogridException broken(PendingTask task, Throwable fault) {
        return new CogridException(
                "task " + task.taskId() + " has no outcome: the line to its engine broke by a fault of Cogrid's own ("
                        + fault + "); connect again, and please report it",
                fault);
    }

    private void fail(PendingTask task, TaskStatus status, CogridException failure, long bytes) {
        task.record().ended(status, failure.getMessage(), WallClock.instant(clock.nanos()), bytes);
        task.fail(failure);
    }

    private static String name(PendingTask task) {
        return "task " + task.taskId() + " (" + task.kind() + ") on engine "
                + task.record().origin().engineId();
    }

    private static long size(byte @Nullable [] body) {
        return body == null ? 0 : body.length;
    }

    private @Nullable Object decode(ContentHash manifest, byte @Nullable [] body) {
        if (body == null) {
            throw new UndecodableValueException("the engine sent no value");
        }
        return codec.decode(new Encoded(manifest, body), Arrival.PLAIN);
    }

    private @Nullable Throwable original(@Nullable ContentHash manifest, byte @Nullable [] body) {
        if (manifest == null) {
            return null;
        }
        try {
            return decode(manifest, body) instanceof Throwable original ? original : null;
        } catch (CogridException e) {
            LOG.log(System.Logger.Level.DEBUG, "the original exception is not known here, its text is", e);
            return null;
        }
    }

    private @Nullable Object data(PendingTask task, ContentHash manifest, byte @Nullable [] body) {
        try {
            return decode(manifest, body);
        } catch (CogridException e) {
            return name(task) + " has published data that can't be decoded here: " + e.getMessage();
        }
    }
}
