package org.cogrid.client.internal.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.internal.cluster.end.Ending;
import org.cogrid.client.internal.cluster.end.ForcedEnd;
import org.cogrid.client.internal.cluster.end.GridShutdown;
import org.cogrid.client.internal.cluster.end.Leftovers;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.cluster.grids.GridFolder;
import org.cogrid.client.internal.cluster.launch.EngineLauncher;
import org.cogrid.client.internal.cluster.launch.EngineProcess;
import org.cogrid.client.internal.cluster.launch.LaunchPlan;
import org.cogrid.client.internal.cluster.launch.LaunchPlan.Lifetime;
import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.cogrid.core.internal.text.Amounts;

/**
 * The engines of one grid, in their own JVMs. Some of them may have been started by this program; that matters only
 * when the program ends.
 */
public final class ProcessEngines implements EngineGroup {
    /** How long an engine may take to leave after its queue is finished. */
    private static final Duration LEAVING = Duration.ofSeconds(60);

    /** How long a serving engine may take to read its namespace: it tries for a minute. */
    private static final Duration READING = Duration.ofMinutes(2);

    private final ConnectionFile file;
    private final Lifetime lifetime;
    private final ClusterOptions options;
    private final Settings settings;
    private final LazyControl control;
    private final GridFolder folder;
    private final Map<Integer, EngineProcess> own = new TreeMap<>(); // guarded by this; started by this program
    private boolean ended; // guarded by this

    private ProcessEngines(
            ConnectionFile file, Lifetime lifetime, ClusterOptions options, Settings settings, LazyControl control) {
        this.file = file;
        this.lifetime = lifetime;
        this.options = options;
        this.settings = settings;
        this.control = control;
        this.folder = GridFolder.of(file);
    }

    /**
     * Starts engines with the ids 0, 1, 2 … that end with this program. Returns when they serve; if one can't start,
     * none is left.
     */
    public static ProcessEngines startLocal(
            ConnectionFile file, ClusterOptions options, Settings settings, LazyControl control) {
        Leftovers.sweep(GridSettings.from(settings).home());
        ProcessEngines group = new ProcessEngines(file, Lifetime.OF_THE_PROGRAM, options, settings, control);
        group.launcher(options.engines()).startFirst(options.engines()).forEach(group::add);
        return group;
    }

    /**
     * Starts engines that outlive this program, in a running grid or a new one. Returns when they serve; if one can't
     * start, none of them is left.
     */
    public static ProcessEngines start(
            ConnectionFile file, ClusterOptions options, Settings settings, LazyControl control) {
        ProcessEngines group = new ProcessEngines(file, Lifetime.ITS_OWN, options, settings, control);
        if (options.engineId().isPresent()) {
            int id = options.engineId().getAsInt();
            group.add(new EngineLauncher.Started(id, group.launcher(1).startAs(id)));
        } else {
            group.add(options.engines());
        }
        return group;
    }

    /** Returns the engines of a running grid. */
    public static ProcessEngines attach(ConnectionFile file, Settings settings, LazyControl control) {
        return new ProcessEngines(file, Lifetime.ITS_OWN, ClusterOptions.engines(1), settings, control);
    }

    private EngineLauncher launcher(int count) {
        return launcher(count, ProcessHandle.current().pid());
    }

    private EngineLauncher launcher(int count, long leaving) {
        return EngineLauncher.of(file, LaunchPlan.of(lifetime, options, settings, count, leaving));
    }

    public synchronized void add(EngineLauncher.Started started) {
        own.put(started.id(), started.process());
    }

    @Override
    public synchronized List<Integer> add(int count) {
        List<EngineLauncher.Started> started = launcher(count).startNew(count);
        started.forEach(this::add);
        return started.stream().map(EngineLauncher.Started::id).toList();
    }

    @Override
    public List<Long> pids() {
        if (lifetime == Lifetime.OF_THE_PROGRAM) {
            synchronized (this) {
                return own.values().stream().map(EngineProcess::pid).toList();
            }
        }
        EngineControl engines = control.engines();
        return engines.all().stream()
                .filter(engines::isPresent)
                .map(EngineEntry::pid)
                .toList();
    }

    @Override
    public synchronized void kill(int engineId) {
        EngineProcess process = own.get(engineId);
        if (process != null && process.isAlive()) {
            process.kill();
            return;
        }
        Ending ending = Ending.of(known(engineId), file);
        if (!ending.isAlive()) {
            present(engineId); // fails with a message if the engine never ran
        }
        ending.kill();
        requireEnd(ending, LEAVING);
    }

    @Override
    public List<String> restart(int engineId) {
        Duration patience = EngineSettings.from(settings).startTimeout().plus(READING);
        return startAnew(engineId).awaitLost(patience); // without the lock: it may take long
    }

    private synchronized EngineProcess startAnew(int engineId) {
        EngineEntry engine = known(engineId);
        EngineLauncher launcher = launcher(1, engine.pid()).asBefore(engineId);
        Ending old = Ending.of(engine, file);
        EngineProcess process;
        if (control.engines().isPresent(engine) && !old.hasHappened()) {
            Duration drain = EngineSettings.from(settings).drain();
            process = launcher.replace(engineId, () -> makeWay(old, drain));
            own.put(engineId, process);
        } else {
            process = launcher.startAs(engineId);
            own.put(engineId, process);
            endRest(old);
        }
        GridEnd.tidy(file);
        return process;
    }

    /**
     * Waits for an engine to leave. If it has left but its process does not end, the process is killed: it holds
     * nothing that others need.
     */
    private void makeWay(Ending old, Duration drain) {
        control.engines().leave(old.engine(), drain, old.ofProcess());
        if (!old.await(drain.plus(LEAVING))) {
            if (control.engines().isPresent(old.engine())) {
                throw endless(old, drain.plus(LEAVING));
            }
            killRest(old);
        }
    }

    /**
     * Ends the process of an engine that hung until the grid dropped it. This is safe only now, as another engine has
     * its id. A process that was stopped in the normal way gets time to end.
     */
    private void endRest(Ending old) {
        boolean isEnding = old.engine().state() == State.STOPPED;
        if (old.isAlive()
                && !old.await(isEnding ? LEAVING : Duration.ZERO)) { // otherwise the new engine may have its port
            killRest(old);
        }
    }

    private void killRest(Ending old) {
        if (old.isAlive() && isForItAlone(old.engine().pid())) {
            old.kill();
            requireEnd(old, LEAVING);
        }
    }

    /**
     * True if the process hosts only that engine. A program may have engines in its own JVM and goes on without one of
     * them.
     */
    private boolean isForItAlone(long pid) {
        return pid != ProcessHandle.current().pid()
                && control.engines().all().stream()
                        .filter(control.engines()::isPresent)
                        .noneMatch(engine -> engine.pid() == pid);
    }

    @Override
    public void stop(int engineId, Duration drain) {
        leave(Ending.of(present(engineId), file), drain);
        GridEnd.tidy(file);
    }

    private void leave(Ending ending, Duration drain) {
        control.engines().leave(ending.engine(), drain, ending.ofProcess());
        requireEnd(ending, drain.plus(LEAVING));
    }

    private static void requireEnd(Ending ending, Duration patience) {
        if (!ending.await(patience)) {
            throw endless(ending, patience);
        }
    }

    private static CogridException endless(Ending ending, Duration patience) {
        return new CogridException("The end of " + ending + " did not come within " + Amounts.time(patience)
                + ". If it hangs, stop it by force: cogrid stop --force "
                + ending.engine().id()
                + ", or Cluster.kill(id) in a program");
    }

    private EngineEntry present(int engineId) {
        EngineEntry engine = known(engineId);
        if (!control.engines().isPresent(engine)) {
            throw new NoSuchEngineException("engine " + engineId + " does not run: restart it, or choose another one");
        }
        return engine;
    }

    private EngineEntry known(int engineId) {
        List<EngineEntry> all = control.engines().all();
        EngineEntry engine = all.stream()
                .filter(info -> info.id() == engineId)
                .findFirst()
                .orElseThrow(() -> new NoSuchEngineException("there is no engine " + engineId + " in the grid '"
                        + file.gridName() + "'; there are "
                        + all.stream().map(EngineEntry::id).toList()));
        if (engine.state() == State.FORGOTTEN) {
            throw new NoSuchEngineException("engine " + engineId + " was forgotten, and its id is not used again");
        }
        return engine;
    }

    @Override
    public void stopAll(Duration drain) {
        List<EngineEntry> all = control.engines().all();
        GridShutdown stop = new GridShutdown(control.engines(), file, all, drain);
        stop.tell();
        control.close();
        stop.requireEnd(drain.plus(LEAVING));
        folder.delete(stop.ended(all));
        GridEnd.tidy(file);
    }

    @Override
    public void killAll() {
        control.close();
        ForcedEnd.of(file);
    }

    @Override
    public Path log(int engineId) {
        Path log = folder.log(engineId);
        if (!Files.exists(log)) {
            throw new CogridException("There is no log " + log + ": engine " + engineId
                    + " does not exist, or was started elsewhere or by hand, and its log is its standard error");
        }
        return log;
    }

    @Override
    public synchronized void close() {
        control.close();
        if (lifetime == Lifetime.OF_THE_PROGRAM && !ended) {
            ended = true; // called again while the JVM ends, this would leave a lock file behind
            own.values().forEach(EngineProcess::release);
            own.values().forEach(EngineProcess::awaitEnd);
            if (GridEnd.ofProgram(file)) {
                folder.delete();
            }
        }
    }
}
