package org.cogrid.client.internal.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.RunningTask;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.config.Showing;
import org.cogrid.core.CogridException;

/** Tells, on standard error, whose task keeps an engine from beginning one of this program's. Thread-safe. */
public final class BusyEngines {
    /** Tells nothing. */
    public static final BusyEngines NONE = new BusyEngines(false, List::of, "");

    private static final System.Logger LOG = System.getLogger(BusyEngines.class.getName());

    private final boolean on;
    private final Supplier<List<EngineStatus>> status;
    private final String self;

    private BusyEngines(boolean on, Supplier<List<EngineStatus>> status, String self) {
        this.on = on;
        this.status = status;
        this.self = self;
    }

    /**
     * For one client.
     *
     * @param status asks the engines what they do; may take seconds
     * @param self what this program is called there
     */
    public static BusyEngines of(Showing showing, Supplier<List<EngineStatus>> status, String self) {
        return new BusyEngines(showing.isWanted(StandardStream.ERR::isTerminal), status, self);
    }

    boolean isOn() {
        return on;
    }

    /** Tells whom a queued task waits for, unless that is this program itself; whether it did. May take seconds. */
    boolean tell(TaskHandle task) {
        return running(task.engineId())
                .filter(running -> task.status() == TaskStatus.QUEUED)
                .map(running -> {
                    System.err.println(text(task.engineId(), running));
                    return true;
                })
                .orElse(false);
    }

    private Optional<RunningTask> running(int engineId) {
        try {
            return status.get().stream()
                    .filter(engine -> engine.id() == engineId)
                    .flatMap(engine -> engine.running().stream())
                    .filter(running -> !running.client().endsWith(self))
                    .findFirst();
        } catch (
                CogridException
                        e) { // the client is closed, or the grid away: whoever waits hears of that in another way
            LOG.log(System.Logger.Level.DEBUG, "engine " + engineId + " is not asked what it does", e);
            return Optional.empty();
        }
    }

    private static String text(int engineId, RunningTask running) {
        String what = (running.kind() + " " + running.label()).strip();
        return "cogrid: engine " + engineId + " is busy with a task of " + running.client() + " (" + what + ") for "
                + Duration.ofSeconds(running.age().toSeconds())
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT)
                + "; cogrid interrupt " + engineId + " ends it";
    }
}
