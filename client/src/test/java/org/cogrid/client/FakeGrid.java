package org.cogrid.client;

import com.hazelcast.map.IMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.output.BusyEngines;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.AddLibraryTask;
import org.cogrid.core.internal.task.Task;

/** A grid of fake engines in this JVM. */
public final class FakeGrid implements GridConnection {
    final TreeMap<Integer, FakeEngine> engines = new TreeMap<>();
    final List<Path> jars = new ArrayList<>();
    final List<Integer> forgotten = new ArrayList<>();
    /** What was encoded, which the fake form does not hold; in that order. */
    private final Map<EncodedTask, Task> encoded = new LinkedHashMap<>();

    /** Hears of each task before it is encoded. */
    Consumer<Task> encoding = task -> {};

    boolean closed;
    OutputDisplay output = OutputDisplay.NONE;

    public FakeGrid(int... ids) {
        for (int id : ids) {
            engines.put(id, new FakeEngine(id, this));
        }
    }

    /** Has an engine leave. */
    public void lose(int id) {
        engines.remove(id);
    }

    public Client client() {
        return new Client(this);
    }

    FakeEngine engine(int id) {
        return engines.get(id);
    }

    /** The tasks that were encoded, each once. */
    public List<Task> encoded() {
        return List.copyOf(encoded.values());
    }

    Task decoded(EncodedTask task) {
        return encoded.get(task);
    }

    /** As a closed client does. */
    private void refuseIfClosed() {
        if (closed) {
            throw new CogridException("this client of " + name() + " is closed; connect again");
        }
    }

    @Override
    public EncodedTask encode(Task task) {
        refuseIfClosed();
        encoding.accept(task);
        EncodedTask form = new EncodedTask(task.kind(), null, new Encoded(ContentHash.NONE, new byte[0]));
        encoded.put(form, task);
        return form;
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
        refuseIfClosed();
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
        refuseIfClosed();
        if (!engines.containsKey(engineId)) {
            throw new NoSuchEngineException("there is no engine " + engineId + " in " + name());
        }
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
    public <K, V> IMap<K, V> gridMap(String name) {
        throw new UnsupportedOperationException("a fake grid has no maps");
    }

    @Override
    public Task putJars(List<Path> added) {
        jars.addAll(added);
        return new AddLibraryTask(ContentHash.NONE);
    }

    @Override
    public List<Integer> serving() {
        return ids();
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
