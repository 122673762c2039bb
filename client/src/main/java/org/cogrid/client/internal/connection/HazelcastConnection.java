package org.cogrid.client.internal.connection;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.map.IMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.ProgramTasks;
import org.cogrid.client.internal.balance.Balancer;
import org.cogrid.client.internal.balance.Engines;
import org.cogrid.client.internal.channel.ChannelContext;
import org.cogrid.client.internal.channel.EngineSender;
import org.cogrid.client.internal.channel.EngineSender.Position;
import org.cogrid.client.internal.code.ClientCode;
import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.client.internal.grid.EngineListener;
import org.cogrid.client.internal.grid.EngineWatch;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.internal.grid.ProgramEnd;
import org.cogrid.client.internal.link.HazelcastLink;
import org.cogrid.client.internal.output.BusyEngines;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.config.ClientSettings;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.task.AddLibraryTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to the grid through a Hazelcast client. It has one sender for each engine and follows the
 * engines as they come and go.
 */
public final class HazelcastConnection implements GridConnection {
    /**
     * How long to wait for the news of an engine that serves, and for the way back to a grid whose only member it is.
     */
    private static final Duration COMING = Duration.ofSeconds(5);

    private final HazelcastInstance hazelcast;
    private final GridAccess access;
    private final EngineWatch engines;
    private final EngineControl control;
    private final ClientCode code;
    private final ValueCodec codec;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final ChannelContext context;
    private final ProgramEnd programEnd;
    private final long mostMapResults;
    private final GridMaps maps;
    private final Balancer balancer;
    private final OutputDisplay output;
    private final BusyEngines busy;
    private final AtomicLong taskIds = new AtomicLong();
    private final Map<Integer, EngineSender> senders = new ConcurrentHashMap<>();
    private final LostThreads lostThreads;
    /** Why this client can't be used any more; set once. */
    private final AtomicReference<@Nullable String> whyEnded = new AtomicReference<>();

    /**
     * Takes over a connected Hazelcast client. It closes that client at the end, and also when it can't start.
     *
     * @throws org.cogrid.core.GridConnectionException when the grid's list of engines can't be read
     */
    public static HazelcastConnection start(
            HazelcastInstance hazelcast, GridAccess access, ClientSettings settings, ClassLoader application) {
        try {
            HazelcastConnection connection = new HazelcastConnection(hazelcast, access, settings, application);
            ProgramTasks.opened(connection);
            return connection;
        } catch (RuntimeException | Error e) {
            hazelcast.shutdown();
            throw e;
        }
    }

    private HazelcastConnection(
            HazelcastInstance hazelcast, GridAccess access, ClientSettings settings, ClassLoader application) {
        this.hazelcast = hazelcast;
        this.access = access;
        this.engines = EngineWatch.start(hazelcast);
        this.control = new EngineControl(hazelcast, engines);
        this.workers = Executors.newCachedThreadPool(LibraryThreads.named(hazelcast.getName() + "-answers"));
        this.timer = LibraryThreads.timer(hazelcast.getName() + "-timer");
        this.code = new ClientCode(
                new CodeStore(hazelcast),
                CodeOwners.client(hazelcast.getLocalEndpoint().getUuid()),
                engines::oldestJava,
                application);
        this.codec = new ValueCodec(code, settings.maxValueBytes(), List.of(new PlacingReferences(this::position)));
        this.context = new ChannelContext(
                hazelcast.getLocalEndpoint().getUuid(),
                GridConnector.processLabel(),
                WallClock.system(),
                workers,
                timer,
                new UnfinishedLimit.Size(settings.maxUnfinishedTasks(), settings.maxUnfinishedBytes()),
                new Unread(settings.maxUnreadBytes(Runtime.getRuntime().maxMemory()), timer));
        this.mostMapResults = settings.maxMapResultsBytes(Runtime.getRuntime().maxMemory());
        this.maps = new GridMaps(hazelcast, codec, name(), this::refuseIfClosed);
        this.balancer = new Balancer(
                new Balanced(),
                new Balancer.Home(
                        hazelcast.getName(),
                        context.clientId(),
                        taskIds::incrementAndGet,
                        context.room(),
                        context.unread()));
        this.output =
                OutputDisplay.of(settings.showOutput(), () -> engines.ids().size() > 1);
        this.busy = BusyEngines.of(settings.showBusy(), control::status, GridConnector.processLabel());
        engines.addListener(new Senders());
        hazelcast.getLifecycleService().addLifecycleListener(this::stateChanged);
        this.programEnd = ProgramEnd.await(hazelcast.getName(), this::close);
        this.lostThreads = LostThreads.watch(hazelcast, this::threadLost, () -> balancer.gridLost(name()));
    }

    /** Sends code anew after a long absence, as the grid has then forgotten this client's code. */
    private void stateChanged(LifecycleEvent event) {
        if (event.getState() == LifecycleEvent.LifecycleState.CLIENT_CONNECTED) {
            code.refresh();
        }
    }

    private Position position(int engineId) {
        EngineSender sender = senders.get(engineId);
        if (sender == null) {
            throw new NoSuchEngineException("there is no engine " + engineId + " to refer to; there are " + ids());
        }
        return sender.position();
    }

    private void appeared(EngineEntry engine) {
        engines.member(engine)
                .ifPresent(member -> newSender(engine.id())
                        .engineAppeared(engine.incarnation(), new HazelcastLink(hazelcast, member)));
    }

    private EngineSender newSender(int id) {
        return senders.computeIfAbsent(id, absent -> new EngineSender(absent, context, codec, taskIds, this::isComing));
    }

    /** Follows the engines; runs on the watch's thread. */
    private final class Senders implements EngineListener {
        @Override
        public void appeared(EngineEntry engine) {
            HazelcastConnection.this.appeared(engine);
        }

        /** Changes nothing: an engine that finishes its queue takes tasks until it is lost. */
        @Override
        public void draining(EngineEntry engine) {}

        @Override
        public void lost(EngineEntry engine, String why) {
            newSender(engine.id()).engineLost(engine.incarnation(), why);
        }
    }

    @Override
    public String name() {
        return "grid '" + access.name() + "'";
    }

    @Override
    public List<Integer> ids() {
        refuseIfClosed();
        return engines.ids();
    }

    @Override
    public boolean has(int engineId) {
        refuseIfClosed();
        return isComing(engineId);
    }

    private boolean isComing(int engineId) {
        return engines.awaitComing(engineId, COMING);
    }

    @Override
    public boolean awaitEngines(int count, Duration timeout) throws InterruptedException {
        refuseIfClosed();
        boolean enough = engines.awaitAtLeast(count, timeout);
        refuseIfClosed();
        return enough;
    }

    @Override
    public Listening onEngines(Consumer<EngineEvent> listener) {
        refuseIfClosed();
        try {
            return engines.follow(listener);
        } catch (RejectedExecutionException e) {
            refuseIfClosed(); // the client was closed just now
            throw e;
        }
    }

    @Override
    public EncodedTask encode(Task task) {
        refuseIfClosed();
        ProgramTasks.refuseIfEnding();
        return EncodedTask.of(task, codec);
    }

    @Override
    public TaskSender sender(int engineId) {
        refuseIfClosed();
        EngineSender sender = senders.get(engineId);
        if (sender == null && engines.find(engineId).isEmpty()) {
            throw new NoSuchEngineException(
                    "there is no engine " + engineId + " in " + name() + "; there are " + ids());
        }
        return newSender(engineId);
    }

    @Override
    public long mostMapResults() {
        return mostMapResults;
    }

    @Override
    public List<TaskSender> senders() {
        return List.copyOf(senders.values());
    }

    @Override
    public BusyEngines busy() {
        return busy;
    }

    @Override
    public OutputDisplay output() {
        return output;
    }

    @Override
    public @Nullable Object peek(int engineId, String name) {
        refuseIfClosed();
        return maps.peek(engineId, name);
    }

    @Override
    public <K, V> IMap<K, V> gridMap(String name) {
        refuseIfClosed();
        return maps.of(name);
    }

    @Override
    public Balancer balancer() {
        return balancer;
    }

    /** The engines, as the balancer uses them. */
    private final class Balanced implements Engines {
        @Override
        public Listening onEngines(Consumer<EngineEvent> listener) {
            return engines.follow(listener);
        }

        @Override
        public boolean has(int engineId) {
            return engines.find(engineId).isPresent();
        }

        @Override
        public TaskSender sender(int engineId) {
            return newSender(engineId);
        }

        @Override
        public CompletionStage<Integer> unfinished(int engineId) {
            return control.unfinished(engineId);
        }
    }

    @Override
    public Task putJars(List<Path> jars) {
        refuseIfClosed();
        return new AddLibraryTask(code.addJars(jars));
    }

    @Override
    public List<Integer> serving() {
        refuseIfClosed();
        return engines.entries(COMING).stream()
                .filter(EngineEntry::serves)
                .filter(engine -> engines.member(engine).isPresent())
                .map(EngineEntry::id)
                .filter(this::isComing)
                .sorted()
                .toList();
    }

    @Override
    public void forget(int engineId) {
        refuseIfClosed();
        try {
            new Forgetting(hazelcast, engines).forget(engineId);
        } catch (HazelcastException e) {
            throw GridMaps.interrupted(
                    "forgetting engine " + engineId, "some of its namespace may be left; forget it again", e);
        }
    }

    @Override
    public boolean isClosed() {
        return whyEnded.get() != null;
    }

    @Override
    public List<EngineStatus> status() {
        refuseIfClosed();
        return control.status();
    }

    @Override
    public InterruptOutcome interrupt(int engineId) {
        refuseIfClosed();
        return control.interrupt(engineId).outcome();
    }

    private void refuseIfClosed() {
        String why = whyEnded.get();
        if (why != null) {
            throw new CogridException(why);
        }
    }

    @Override
    public void close() {
        String why = "this client of " + name() + " is closed; connect again";
        if (whyEnded.compareAndSet(null, why)) {
            balancer.close();
            end(() -> Partings.atOnce(senders.values(), sender -> sender.close(why)));
        }
    }

    /**
     * Ends the connection because one of its threads has died. Nothing is sent any more, not even a good-bye. May be
     * called again if an Error ended it.
     */
    private void threadLost(String thread) {
        String why = "this client of " + name() + " has ended, as a thread of its connection, " + thread
                + ", has died of an Error, most likely for want of memory; " + FullHeap.MORE_FOR_PROGRAM
                + ", and connect again";
        whyEnded.compareAndSet(null, why);
        if (why.equals(whyEnded.get())) {
            balancer.close(why, "it is closed");
            end(() -> senders.values().forEach(sender -> sender.breakOff(why)));
        }
    }

    private void end(Runnable parting) {
        ProgramTasks.closed(this);
        parting.run();
        engines.close();
        hazelcast.shutdown();
        timer.shutdownNow();
        programEnd.close();
        lostThreads.close();
        workers.shutdown();
    }
}
