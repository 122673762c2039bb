package org.cogrid.client.internal.grid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.spi.EngineProvider;

/** Engines in JVMs of their own, started by this program. */
public final class EngineProcesses implements EngineGroup {
    private final EngineProvider provider = EngineProviders.find();
    private final ConnectionFile file;
    private final GridFolder folder;
    private final List<String> jvmArguments;
    private final Duration patience;
    private final Map<Integer, EngineProcess> processes = new TreeMap<>(); // guarded by this

    private EngineProcesses(ConnectionFile file, GridFolder folder, List<String> jvmArguments, Duration patience) {
        this.file = file;
        this.folder = folder;
        this.jvmArguments = jvmArguments;
        this.patience = patience;
    }

    /** Starts so many engines with the ids 0, 1, 2 …; returns when they serve, or none is left. */
    public static EngineProcesses start(ConnectionFile file, int count, List<String> jvmArguments, Settings settings) {
        EngineSettings engine = EngineSettings.from(settings);
        List<String> arguments = new ArrayList<>(engine.jvmArguments());
        arguments.addAll(jvmArguments);
        GridSettings grid = GridSettings.from(settings);
        Leftovers.sweep(grid.home());
        EngineProcesses group = new EngineProcesses(
                file, GridFolder.create(grid.home(), file.gridName()), arguments, engine.startTimeout());
        try {
            group.startAll(count);
            return group;
        } catch (RuntimeException e) {
            group.endAll();
            throw e;
        }
    }

    private synchronized void startAll(int count) {
        for (int id = 0; id < count; id++) {
            processes.put(id, EngineProcess.start(command(id)));
        }
        processes.values().forEach(process -> process.awaitServing(patience));
    }

    private EngineCommand command(int id) {
        return new EngineCommand(provider, file.path(), id, jvmArguments, folder.log(id));
    }

    @Override
    public synchronized List<Long> pids() {
        return processes.values().stream().map(EngineProcess::pid).toList();
    }

    @Override
    public synchronized void kill(int engineId) {
        process(engineId).kill();
    }

    @Override
    public synchronized void restart(int engineId) {
        if (process(engineId).isAlive()) {
            throw new IllegalStateException("Engine " + engineId + " can't be started again: it lives, in process "
                    + process(engineId).pid());
        }
        EngineProcess again = EngineProcess.start(command(engineId));
        processes.put(engineId, again);
        again.awaitServing(patience);
    }

    private EngineProcess process(int engineId) {
        EngineProcess process = processes.get(engineId);
        if (process == null) {
            throw new NoSuchEngineException(
                    "This cluster started no engine " + engineId + "; it started " + processes.keySet());
        }
        return process;
    }

    @Override
    public synchronized void close() {
        endAll();
        folder.delete();
    }

    private synchronized void endAll() {
        processes.values().forEach(EngineProcess::release);
        processes.values().forEach(EngineProcess::awaitEnd);
        file.deleteForGood();
    }
}
