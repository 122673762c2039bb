package org.cogrid.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.output.BusyEngines;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.TaskSender;

/** A grid of fake engines in this JVM. */
public final class FakeGrid implements GridConnection {
    final TreeMap<Integer, FakeEngine> engines = new TreeMap<>();
    final List<Path> jars = new ArrayList<>();
    final List<Integer> forgotten = new ArrayList<>();
    boolean closed;
    OutputDisplay output = OutputDisplay.NONE;

    public FakeGrid(int... ids) {
        for (int id : ids) {
            engines.put(id, new FakeEngine(id));
        }
    }

    public Client client() {
        return new Client(this);
    }

    FakeEngine engine(int id) {
        return engines.get(id);
    }

    @Override
    public String name() {
        return "grid 'fake'";
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public List<Integer> ids() {
        return List.copyOf(engines.keySet());
    }

    @Override
    public boolean has(int engineId) {
        return ids().contains(engineId);
    }

    /** None comes or goes. */
    @Override
    public Listening onEngines(Consumer<EngineEvent> listener) {
        return () -> {};
    }

    @Override
    public boolean awaitEngines(int count, Duration timeout) {
        return engines.size() >= count;
    }

    @Override
    public TaskSender sender(int engineId) {
        return engines.get(engineId);
    }

    @Override
    public List<TaskSender> senders() {
        return List.copyOf(engines.values());
    }

    @Override
    public BusyEngines busy() {
        return BusyEngines.NONE;
    }

    @Override
    public OutputDisplay output() {
        return output;
    }

    @Override
    public Object peek(int engineId, String name) {
        return engines.get(engineId).peek(name);
    }

    @Override
    public void addJars(List<Path> added) {
        jars.addAll(added);
    }

    @Override
    public void forget(int engineId) {
        forgotten.add(engineId);
    }

    @Override
    public List<EngineStatus> status() {
        throw new UnsupportedOperationException("fake engines have no status");
    }

    @Override
    public InterruptOutcome interrupt(int engineId) {
        return InterruptOutcome.NOTHING_RAN;
    }

    @Override
    public void close() {
        closed = true;
    }
}
