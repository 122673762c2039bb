package org.cogrid.client.internal.output;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.RunningTask;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.config.Showing;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Amounts;

/** Reports on standard error which task keeps an engine from starting one of this program's tasks. Thread-safe. */
public final class BusyEngines {
    /** Reports nothing. */
    public static final BusyEngines NONE = new BusyEngines(false, List::of, "");

    private static final System.Logger LOG = System.getLogger(BusyEngines.class.getName());

    private static final long OWN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final boolean on;
    private final Supplier<List<EngineStatus>> status;
    private final String self;
    /** When one of this program's own tasks was last reported, by engine. */
    private final ConcurrentMap<Integer, Long> ownTold = new ConcurrentHashMap<>();

    private BusyEngines(boolean on, Supplier<List<EngineStatus>> status, String self) {
        this.on = on;
        this.status = status;
        this.self = self;
    }

    /**
     * Makes the reports of one client.
     *
     * @param status asks the engines what they do; may take seconds
     * @param self this program's name at engines
     */
    public static BusyEngines of(Showing showing, Supplier<List<EngineStatus>> status, String self) {
        return new BusyEngines(showing.isWanted(StandardStream.ERR::isTerminal), status, self);
    }

    boolean isOn() {
        return on;
    }

    /**
     * Reports which task a queued task waits for. Reports this program's own tasks only at intervals. True if it has
     * reported. May take seconds.
     */
    boolean tell(TaskHandle task) {
        return running(task.engineId())
                .filter(running -> task.status() == TaskStatus.QUEUED)
                .filter(running -> !isOwn(running) || isTimeForOwn(task.engineId()))
                .map(running -> {
                    LastLine.ofProcess().above(() -> System.err.println(text(task.engineId(), running)));
                    return true;
                })
                .orElse(false);
    }

    private Optional<RunningTask> running(int engineId) {
        try {
            return status.get().stream()
                    .filter(engine -> engine.id() == engineId)
                    .flatMap(engine -> engine.running().stream())
                    .findFirst();
        } catch (CogridException e) { // the client is closed, or the grid away
            LOG.log(System.Logger.Level.DEBUG, "engine " + engineId + " is not asked what it does", e);
            return Optional.empty();
        }
    }

    private boolean isOwn(RunningTask running) {
        return running.client().endsWith(self);
    }

    /**
     * True if it is time to report an own task: a program that sends many long tasks knows that they wait for each
     * other.
     */
    private boolean isTimeForOwn(int engineId) {
        long now = System.nanoTime();
        Long before = ownTold.get(engineId);
        return before == null
                ? ownTold.putIfAbsent(engineId, now) == null
                : now - before > OWN_NANOS && ownTold.replace(engineId, before, now);
    }

    private String text(int engineId, RunningTask running) {
        String what = (running.kind() + " " + running.label()).strip();
        return "cogrid: engine " + engineId + " is busy with a task of "
                + (isOwn(running) ? "this program" : running.client()) + " (" + what + ") for "
                + Amounts.time(running.age())
                + "; cogrid interrupt " + engineId + " ends it";
    }
}
