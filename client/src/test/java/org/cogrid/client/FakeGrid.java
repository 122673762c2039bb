package org.cogrid.client;

import com.hazelcast.map.IMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.balance.Balancer;
import org.cogrid.client.internal.balance.Engines;
import org.cogrid.client.internal.output.BusyEngines;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.task.AddLibraryTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Piece;

/** A grid of fake engines in this JVM. */
public final class FakeGrid implements GridConnection {
    /** The most unfinished balanced tasks. */
    static final int ROOM = 100;

    final NavigableMap<Integer, FakeEngine> engines = new ConcurrentSkipListMap<>();
    final List<Path> jars = new ArrayList<>();
    final List<Integer> forgotten = new ArrayList<>();
    /** What was encoded, which the fake form does not hold; in that order. */
    private final Map<EncodedTask, Task> encoded = Collections.synchronizedMap(new LinkedHashMap<>());

    private final List<Consumer<EngineEvent>> listeners = new ArrayList<>();
    private final AtomicLong taskIds = new AtomicLong(1_000);
    private final Balancer balancer = new Balancer(
            new FakeEngines(),
            new Balancer.Home(
                    "fake",
                    new UUID(1, 1),
                    taskIds::incrementAndGet,
                    new UnfinishedLimit.Size(ROOM, 1 << 20),
                    new Unread(1 << 20, Executors.newSingleThreadScheduledExecutor(LibraryThreads.named("fake")))));

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
        tell(id, EngineEvent.Kind.LOST);
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
        EncodedTask form = new EncodedTask(task.kind(), null, ContentHash.NONE, Body.of(Piece.whole(new byte[0])));
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

    @Override
    public Listening onEngines(Consumer<EngineEvent> listener) {
        synchronized (listeners) {
            engines.keySet().forEach(id -> listener.accept(new EngineEvent(id, EngineEvent.Kind.APPEARED, "")));
            listeners.add(listener);
        }
        return () -> listeners.remove(listener);
    }

    /** Has an engine come. */
    public FakeEngine add(int id) {
        FakeEngine engine = new FakeEngine(id, this);
        engines.put(id, engine);
        tell(id, EngineEvent.Kind.APPEARED);
        return engine;
    }

    /** Tells the listeners of an engine. */
    void tell(int id, EngineEvent.Kind kind) {
        synchronized (listeners) {
            listeners.forEach(listener -> listener.accept(new EngineEvent(id, kind, "")));
        }
    }

    @Override
    public Balancer balancer() {
        return balancer;
    }

    /** The engines, as a balancer uses them. */
    private final class FakeEngines implements Engines {
        @Override
        public Listening onEngines(Consumer<EngineEvent> listener) {
            return FakeGrid.this.onEngines(listener);
        }

        @Override
        public boolean has(int engineId) {
            return engines.containsKey(engineId);
        }

        @Override
        public TaskSender sender(int engineId) {
            return FakeGrid.this.sender(engineId);
        }

        @Override
        public CompletionStage<Integer> unfinished(int engineId) {
            return CompletableFuture.completedFuture(engine(engineId).others);
        }
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
    public long mostMapResults() {
        return 1 << 20;
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
        balancer.close();
        closed = true;
    }
}
