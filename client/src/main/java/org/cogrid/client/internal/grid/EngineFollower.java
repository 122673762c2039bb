package org.cogrid.client.internal.grid;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.EngineEvent.Kind;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.text.SafeLog;
import org.jspecify.annotations.Nullable;

/** Calls a program's listener with the events of engines, one at a time, on callback threads. */
final class EngineFollower implements EngineListener, Listening {
    private static final System.Logger LOG = System.getLogger(EngineFollower.class.getName());

    private final Consumer<EngineEvent> listener;
    private final Consumer<EngineFollower> parting;
    private final Executor threads;
    private final Queue<EngineEvent> untold = new ArrayDeque<>(); // guarded by this
    private boolean telling; // guarded by this; true while a callback thread delivers events
    private boolean closed; // guarded by this

    /**
     * Makes a follower that has delivered nothing yet.
     *
     * @param parting called when the follower is closed
     */
    EngineFollower(Consumer<EngineEvent> listener, Consumer<EngineFollower> parting) {
        this(listener, parting, CallbackThreads.executor());
    }

    EngineFollower(Consumer<EngineEvent> listener, Consumer<EngineFollower> parting, Executor threads) {
        this.listener = listener;
        this.parting = parting;
        this.threads = threads;
    }

    @Override
    public void appeared(EngineEntry engine) {
        happened(new EngineEvent(engine.id(), Kind.APPEARED, ""));
    }

    @Override
    public void draining(EngineEntry engine) {
        happened(new EngineEvent(engine.id(), Kind.DRAINING, ""));
    }

    @Override
    public void lost(EngineEntry engine, String why) {
        happened(new EngineEvent(engine.id(), Kind.LOST, why));
    }

    private synchronized void happened(EngineEvent event) {
        untold.add(event);
        if (telling) {
            return;
        }
        telling = true;
        try {
            threads.execute(this::tellAll);
        } catch (RuntimeException | Error e) { // no memory for a thread; the next event tries again
            telling = false;
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING,
                    "a listener for engines hears of \"" + event + "\" with the next event",
                    e));
        }
    }

    private void tellAll() {
        for (EngineEvent event = next(); event != null; event = next()) {
            tell(event);
        }
    }

    private synchronized @Nullable EngineEvent next() {
        EngineEvent event = closed ? null : untold.poll();
        telling = event != null;
        return event;
    }

    private void tell(EngineEvent event) {
        try {
            listener.accept(event);
        } catch (Throwable e) { // the listener gets the next event all the same
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING, "a listener for engines has failed, told \"" + event + "\"", e));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        parting.accept(this);
    }
}
