package org.cogrid.node.internal.engine;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.config.EngineSettings;
import org.cogrid.core.Engine;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.hazelcast.gate.GatedClientEngine;
import org.cogrid.core.internal.task.CurrentEngine;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Periodic;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.wire.MessageHandler;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.call.FunctionCaller;
import org.cogrid.node.internal.code.CodeCollector;
import org.cogrid.node.internal.code.EngineCode;
import org.cogrid.node.internal.conversation.Conversations;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.Holdings;
import org.cogrid.node.internal.conversation.LoggedEvents;
import org.cogrid.node.internal.conversation.LongHolds;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.grid.ControlCalls;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.grid.EngineHome;
import org.cogrid.node.internal.groovy.GroovySession;
import org.cogrid.node.internal.memory.EngineMemory;
import org.cogrid.node.internal.mirror.MirrorSettings;
import org.cogrid.node.internal.mirror.MirrorStatistics;
import org.cogrid.node.internal.namespace.Renewals;
import org.cogrid.node.internal.output.EngineLog;
import org.cogrid.node.internal.run.Instrumentation;
import org.cogrid.node.internal.run.TaskThreads;
import org.cogrid.node.internal.task.CastFailure;
import org.cogrid.node.internal.task.EngineArrival;
import org.cogrid.node.internal.task.EngineParts;
import org.cogrid.node.internal.task.OtherEngines;
import org.cogrid.node.internal.task.RemoteErrors;
import org.cogrid.node.internal.task.TaskLoop;
import org.cogrid.node.internal.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/** One engine, with all its parts put together; read from top to bottom. */
public final class GridEngine implements Engine, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GridEngine.class.getName());
    private static final Duration TICK = Duration.ofMillis(40);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(10);
    /** The time that the last answers need to leave through the member's threads. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(50);

    private final int id;
    private final HazelcastInstance grid;
    private final EngineEndpoint door;
    private final EngineCode code;
    private final ValueCodec codec;
    private final Namespace namespace;
    private final GroovySession session;
    private final Conversations conversations;
    private final Holdings holdings;
    private final TaskLoop loop;
    private final TaskThreads threads;
    private final TaskRunner runner;
    private final KeptFunctions kept;
    private final CopyRuns copying;
    private final ScheduledExecutorService timer;
    private final CodeCollector collector;
    private final EngineLog log;
    private final Reporting reporting;
    private final EngineHome home;
    private final WholeEngine whole;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Comeback comeback = new Comeback(this::restore, pause -> !isClosingWithin(pause));
    private volatile boolean isAlone; // written by the thread that closes
    private volatile boolean draining; // written by the thread that makes the engine leave

    private GridEngine(EngineHome home) {
        this.id = home.info().id();
        this.grid = home.hazelcast();
        ControlCalls calls = new ControlCalls(grid);
        CodeStore store = new CodeStore(grid);
        EngineSettings settings = EngineSettings.from(home.settings());
        this.code = code(store);
        this.codec = new ValueCodec(code, settings.maxValueBytes());
        EngineArrival arrival = new EngineArrival(
                id, this::session, new OtherEngines(grid, calls, codec, this::serveUntil), this::renewals);
        this.holdings = new Holdings(
                Holdings.Limits.of(settings.maxHeldBytes(), Runtime.getRuntime().maxMemory()));
        this.loop = new TaskLoop(new Work(), holdings::mayStart);
        holdings.onFreed(loop::look);
        this.threads = TaskThreads.open("cogrid-engine-" + id, loop::loop);
        this.copying = new CopyRuns(threads, settings.stopGrace());
        this.namespace = new Namespace(copiesAt(settings), codec, arrival, code);
        this.session = new GroovySession(namespace.values(), code::main, Instrumentation::apply, namespace::defined);
        code.session(session);
        this.timer = LibraryThreads.timer("cogrid-engine-" + id + "-timer");
        this.kept = newKept();
        this.runner = newRunner(settings, arrival, home.memory());
        this.log = new EngineLog("cogrid-engine-" + id + "-log");
        this.conversations = new Conversations(
                this::accept,
                holdings,
                Piece.BYTES_HERE,
                opening -> new LoggedEvents(opening.client(), log, settings.maxOutputBytes()));
        this.reporting =
                new Reporting(loop, runner, copying, namespace, new Reporting.Held(holdings, conversations::client));
        this.home = home;
        this.whole = new WholeEngine(home, () -> reporting.report(draining, GatedClientEngine.refusedBy(grid)));
        this.door = newDoor();
        grid.getUserContext().put(MessageHandler.KEY, door);
        OtherMembers others = new OtherMembers(grid, calls);
        new DepartedClients(whole::isConnected, others, conversations, timer, settings.clientGrace()).watch();
        this.collector = new CodeCollector(grid, store, code, others::knownOf, settings.clientGrace());
    }

    private Namespace.Home copiesAt(EngineSettings settings) {
        MirrorSettings mirroring = new MirrorSettings(settings.maxGridCopyBytes(), settings.liveOnlyNames());
        return new Namespace.Home(grid, id, mirroring, copying);
    }

    private TaskRunner newRunner(EngineSettings settings, EngineArrival arrival, EngineMemory memory) {
        FunctionCaller functions = new FunctionCaller(session::bytesOf);
        CastFailure casts = new CastFailure(renewals()::brought, code::versions);
        RemoteErrors errors = new RemoteErrors(id, new ValueCodec(code, RemoteErrors.MOST_ORIGINAL_BYTES), casts);
        return new TaskRunner(new EngineParts(
                holdings,
                settings.maxOutputBytes(),
                threads,
                new EngineContext(this, session, namespace, functions, code, errors, kept),
                arrival,
                codec,
                errors,
                WallClock.system(),
                timer,
                settings.stopGrace(),
                memory,
                namespace.renewals()));
    }

    private KeptFunctions newKept() {
        return new KeptFunctions(code, () -> runner.running());
    }

    private EngineEndpoint newDoor() {
        Control.Runner overtaking = new Overtaking(runner, copying, loop, name -> namespace.copy(name, session));
        Control control = new Control(overtaking, whole, conversations);
        int threads = grid.getConfig().findExecutorConfig(GridNames.TASKS).getPoolSize();
        LongHolds holds = new LongHolds(threads);
        return new EngineEndpoint(conversations, control, WallClock.system(), holds, () -> draining);
    }

    private EngineCode code(CodeStore store) {
        UUID member = grid.getCluster().getLocalMember().getUuid();
        return new EngineCode(store, member, id, GridEngine.class.getClassLoader(), Instrumentation::apply);
    }

    /** Starts an engine with what an earlier incarnation left in the grid. The engine serves tasks when this returns. */
    public static GridEngine start(EngineHome home) {
        GridEngine engine = new GridEngine(home);
        engine.threads.engineThread().start();
        engine.collector.start();
        Periodic.start(engine.timer, TICK, "hurrying output", engine::tick);
        return engine;
    }

    /** Notes that the grid lists the engine as serving. */
    public void announced() {
        code.serving();
        Unawaited.goesOn( // otherwise the first task would wait for this; an engine that could not begin says so itself
                "looking for libraries", loop.between(code::beforeTask).handle((done, notBegun) -> done));
    }

    /** Puts back what the grid has lost of the namespace. Waits for the grid; completes with how much that was. */
    public CompletionStage<Integer> putBack() {
        Namespace.Stored stored = namespace.stored();
        AtomicInteger count = new AtomicInteger();
        return loop.between(() -> count.set(namespace.putBack(stored, session))).thenApply(done -> count.get());
    }

    private GroovySession session() {
        return session;
    }

    private Renewals renewals() {
        return namespace.renewals();
    }

    private void serveUntil(CompletionStage<?> done) throws InterruptedException {
        loop.serveUntil(done);
    }

    /** Accepts a task. The code of a waiting task stays in the grid even if its client leaves. */
    private void accept(QueuedTask task) {
        code.await(task.head().manifest());
        try {
            loop.accept(task);
        } catch (RuntimeException | Error e) { // it comes again
            code.done(task.head().manifest());
            throw e;
        }
    }

    /** Sends what could wait: output, and the start of tasks. An exception would end all further ticks. */
    private void tick() {
        try {
            threads.flushOutput();
            kept.letGo();
        } finally {
            conversations.all().forEach(EngineConversation::hurry);
        }
    }

    private List<String> restore() {
        CurrentEngine.set(this);
        code.open()
                .forEach(problem -> SafeLog.write(() ->
                        LOG.log(System.Logger.Level.WARNING, "engine {0} starts without code: {1}", id, problem)));
        return namespace.restore(session);
    }

    /** The work of the engine's thread. */
    private final class Work implements TaskLoop.Worker {
        private final Runnable beforeTask = () -> code.beforeTask(); // made before memory may run out

        @Override
        public void begin() {
            comeback.orLeave(() -> home.exit().accept(new Departure(Duration.ZERO, Departure.Data.HANDED_OVER)));
        }

        @Override
        public void run(QueuedTask task) {
            try {
                runner.run(task, beforeTask);
            } catch (Throwable e) { // the end of the task could not be reported
                home.memory().owes(e);
                throw e;
            }
        }

        @Override
        public void failed(Throwable failure) {
            home.memory().failed(failure);
        }

        @Override
        public void settled(QueuedTask task) {
            code.done(task.head().manifest());
            task.conversation().tellRemoved(task);
        }

        @Override
        public void taskEnded() {
            namespace.taskEnded(session);
        }

        @Override
        public Duration idle() {
            return namespace.idle(session);
        }

        @Override
        public void end() {
            if (!isAlone) {
                namespace.copyAll(session);
            }
        }
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Map<String, @Nullable Object> globals() {
        return namespace.values();
    }

    @Override
    public HazelcastInstance hazelcast() {
        return grid;
    }

    @Override
    public void publish(@Nullable Object data) {
        if (!runner.publish(codec.encodeBody(data))) {
            throw new IllegalStateException("publish() was called on a thread that works for no running task of engine "
                    + id + ", so nobody waits for the data: the task that started the thread has ended (or sends its"
                    + " result), or none did; publish before the task ends, or leave the value in globals()");
        }
    }

    /** The names of lost variables; see {@link Comeback#lost}. */
    public List<String> lost() {
        return comeback.lost();
    }

    /** Asks the running task, or the encoding of a value, to stop; does not wait. */
    public void stopTask(String reason) {
        runner.running().ifPresent(task -> task.stopSoon(reason));
        copying.stopSoon(reason);
    }

    /** The cost of mirroring so far. */
    public MirrorStatistics mirrorStatistics() {
        return namespace.statistics();
    }

    /**
     * Waits for at most {@code patience} until all tasks have ended and the connected clients have fetched all results.
     * Tasks that arrive meanwhile are accepted.
     */
    public void drain(Duration patience) {
        draining = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (isBusy() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(DRAIN_LOOK.toNanos());
        }
        if (isBusy()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "engine {0} stops after {1} ms (setting cogrid.engine.drain) with {2} unfinished",
                    id,
                    patience.toMillis(),
                    Counted.of(loop.unsettled(), "task"));
        }
        LockSupport.parkNanos(LAST_ANSWERS.toNanos());
    }

    private boolean isClosingWithin(Duration patience) {
        try {
            return closing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "a stop came while no task ran; only closing ends the wait", e);
            return false;
        }
    }

    private boolean isBusy() {
        return loop.unsettled() > 0
                || conversations.all().stream().anyMatch(each -> each.owes() && whole.isConnected(each.clientId()));
    }

    /** As {@link #close}, but without the member, which takes no more copies. */
    public void closeAlone() {
        isAlone = true;
        close();
    }

    /**
     * Lets the running task end, or stops it if that takes long, brings the grid copies up to date, and accepts no more
     * tasks.
     */
    @Override
    public void close() {
        door.leave();
        loop.close();
        closing.countDown();
        try {
            if (isAlone) {
                LastWork.awaitTask(threads.engineThread());
            } else {
                LastWork.await(threads.engineThread(), id, runner);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // an interrupt means that the caller is in a hurry
        }
        conversations.all().forEach(conversations::close);
        timer.shutdownNow();
        collector.close();
        log.close();
        threads.close();
    }
}
