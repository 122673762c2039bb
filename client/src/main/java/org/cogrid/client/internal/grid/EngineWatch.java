package org.cogrid.client.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.Listening;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.Interrupts;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Unawaited;

/**
 * Follows the engines of a grid by the grid's events. Hazelcast's threads only pass events on. One thread of this watch
 * decides everything and calls the listeners. All threads may read without waiting.
 */
public final class EngineWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EngineWatch.class.getName());
    private static final Duration PROBE = Duration.ofMillis(300);
    private static final Duration MEMBER_NEWS = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration STARTING = Duration.ofMinutes(1);

    private final HazelcastInstance client;
    private final EngineEntries entries;
    private final GridMembers members;
    private final ScheduledThreadPoolExecutor thread;
    // Confined to thread.
    private final EngineList list = new EngineList();
    private final EngineListeners listeners = new EngineListeners(); // listeners told before others can see the change
    private final EngineListeners followers = new EngineListeners(); // listeners told after that
    private long lookUntil;
    private boolean looking;

    private final News news = new News();
    private volatile Map<Integer, EngineEntry> present = Map.of(); // written by thread, which then tells news
    private volatile int oldestJava = Integer.MAX_VALUE; // of those; written by thread
    private volatile Collection<EngineEntry> known = List.of(); // written by thread
    private final Map<Integer, UUID> lastLost = new ConcurrentHashMap<>(); // incarnations; written by thread
    private volatile boolean connected = true; // written by Hazelcast's lifecycle thread, which also tells news then

    private EngineWatch(HazelcastInstance client) {
        this.client = client;
        this.entries = new EngineEntries(client);
        this.members = new GridMembers(client);
        this.thread = new ScheduledThreadPoolExecutor(1, LibraryThreads.named(client.getName() + "-engines"));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Watches the grid of a connected client. Returns when the present engines are known.
     *
     * @throws GridConnectionException when the grid does not answer in time
     */
    public static EngineWatch start(HazelcastInstance client) {
        try {
            return new EngineWatch(client).started();
        } catch (HazelcastException | IllegalStateException e) { // also those of Hazelcast
            String how = Interrupts.restoredFrom(e) ? "was interrupted" : "failed: " + e.getMessage();
            throw new GridConnectionException("Watching the grid's engines " + how, e);
        }
    }

    private EngineWatch started() {
        try {
            listen(); // before the first reading, so that no event is missed in between
            readFirst();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void readFirst() {
        try {
            List<EngineEntry> first = entries.read(EngineEntries.PATIENCE);
            await(() -> take(first));
        } catch (TimeoutException e) {
            throw new GridConnectionException(
                    "The grid's list of engines can't be read, as its members have not answered for "
                            + Amounts.time(EngineEntries.PATIENCE) + ". If they hang, end them: cogrid stop --force",
                    e);
        } catch (ExecutionException e) {
            throw new GridConnectionException("The grid's list of engines can't be read: " + e.getCause(), e);
        }
    }

    private void listen() {
        entries.map().addEntryListener(new EntryEvents(), true);
        client.getCluster().addMembershipListener(new MembershipEvents());
        client.getLifecycleService().addLifecycleListener(this::lifecycle);
    }

    private void await(Runnable work) {
        try {
            thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridConnectionException("Watching the grid's engines was interrupted", e);
        } catch (ExecutionException e) {
            throw new GridConnectionException("The grid's engines can't be watched: " + e.getCause(), e);
        }
    }

    /** Returns the ids of the engines that are there, ascending. */
    public List<Integer> ids() {
        return List.copyOf(present.keySet());
    }

    /** Returns the smallest Java release among the engines. */
    public int oldestJava() {
        return oldestJava;
    }

    /** Returns the engine of this id, if it is there. */
    public Optional<EngineEntry> find(int id) {
        return Optional.ofNullable(present.get(id));
    }

    /** Returns all engines that the grid knows, also dead ones; the last known ones if it does not answer in time. */
    public Collection<EngineEntry> entries(Duration patience) {
        try {
            return entries.read(patience);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "the list of engines could not be read in time", e);
            return known;
        }
    }

    /** Returns the member that an engine runs in, if both are there. */
    public Optional<Member> member(EngineEntry engine) {
        return members.of(engine);
    }

    /** Adds a listener; returns when it has heard of the engines that are there. */
    public void addListener(EngineListener listener) {
        await(() -> listeners.add(listener, list.present().values()));
    }

    /**
     * Calls a program's listener on callback threads: first for the engines that are there already, then for each
     * event. Does not wait.
     *
     * @throws RejectedExecutionException when this watch is closed
     */
    public Listening follow(Consumer<EngineEvent> listener) {
        EngineFollower follower = new EngineFollower(listener, gone -> onThread(() -> followers.remove(gone)));
        thread.execute(
                () -> attempt(() -> followers.add(follower, list.present().values())));
        return follower;
    }

    /** Waits until there are at least {@code count} engines, or this watch is closed. True if there are. */
    public boolean awaitAtLeast(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        news.await(() -> present.size() >= count || thread.isShutdown(), deadline);
        return present.size() >= count;
    }

    /**
     * Waits briefly for an engine that serves by the grid's list but that this client has not heard of yet, and if need be
     * until this client has found back to the grid. Does not wait for one that the grid does not know, nor for a dead one,
     * whose entry still says that it serves. True if the engine is there.
     */
    public boolean awaitComing(int id, Duration patience) {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        BooleanSupplier isKnown =
                () -> connected || !client.getLifecycleService().isRunning();
        try {
            if (!isThere(id) && news.await(isKnown, deadline)) {
                Optional<EngineEntry> coming = entries.read(id, deadline).filter(this::isComing);
                if (coming.isPresent()) {
                    readAll();
                    news.await(() -> isThere(id), atMost(coming.get(), deadline));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller is interrupted: answer without waiting
        }
        return isThere(id);
    }

    private boolean isThere(int id) {
        EngineEntry engine = present.get(id);
        return engine != null && !isKnownLost(engine);
    }

    private boolean isKnownLost(EngineEntry engine) {
        return engine.incarnation().equals(lastLost.get(engine.id()));
    }

    private boolean isComing(EngineEntry engine) {
        return engine.serves()
                && !isKnownLost(engine)
                && (members.of(engine).isPresent() || !GridMembers.isDead(engine));
    }

    /** Limits the wait for an engine without a member: a dead one's port may be in use by another process. */
    private long atMost(EngineEntry engine, long deadline) {
        long now = System.nanoTime();
        return members.of(engine).isPresent() ? deadline : now + Math.min(deadline - now, MEMBER_NEWS.toNanos());
    }

    @Override
    public void close() {
        thread.shutdown();
        entries.close();
        news.tell();
    }

    /** Starts a reading of everything. Does not wait. Newer events that come meanwhile stay in force. */
    private void readAll() {
        entries.readSoon(all -> onThread(() -> take(all)), () -> onThread(this::readAgain));
    }

    /** Reads again while connected; a new connection reads everything anyway. */
    private void readAgain() {
        if (connected) {
            later(AGAIN, this::readAll);
        }
    }

    private void take(List<EngineEntry> some) {
        takeMembers();
        apply(current -> current.entries(some));
    }

    /** Takes the members. Without a connection they are the last known ones, of which some may have been found dead. */
    private void takeMembers() {
        if (connected) {
            apply(current -> current.members(members.ids()));
        }
    }

    private void lifecycle(LifecycleEvent event) {
        if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
            connected(true);
            readAll(); // events were missed meanwhile
        } else if (event.getState() == LifecycleState.CLIENT_DISCONNECTED) {
            connected(false);
            onThread(this::probeAll);
        } else if (event.getState() == LifecycleState.SHUTDOWN) {
            connected(false);
            onThread(() -> apply(current -> current.members(Set.of())));
        }
    }

    private void connected(boolean now) {
        connected = now;
        news.tell();
    }

    /**
     * Tries the engines' ports while there is no connection, as no event reports their ends then. Otherwise the last
     * member, if killed, would be listed until the client gives up.
     */
    private void probeAll() {
        if (connected) {
            return;
        }
        later(PROBE, this::probeAll);
        Set<UUID> dead = list.present().values().stream()
                .filter(GridMembers::isDead)
                .map(EngineEntry::member)
                .collect(Collectors.toSet());
        if (!dead.isEmpty()) {
            Set<UUID> rest = members.ids();
            rest.removeAll(dead);
            apply(current -> current.members(rest));
        }
    }

    /**
     * Reads the list until each member's engine serves. This client hears events of a new member only a moment after
     * the member has joined, and may miss those of its engine.
     */
    private void look() {
        if (!looking && list.awaitsEngines() && System.nanoTime() - lookUntil < 0) {
            looking = true;
            later(LOOK, this::lookNow);
        }
    }

    private void lookNow() {
        looking = false;
        readAll();
        look();
    }

    private void onThread(Runnable work) {
        try {
            thread.execute(() -> attempt(work));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "an event came after the watch was closed", e);
        }
    }

    private void later(Duration delay, Runnable work) {
        Unawaited.later(thread, delay, "looking at the grid's engines again", () -> attempt(work));
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) { // as when this client is being closed, or its heap is full
            LOG.log(System.Logger.Level.DEBUG, "news of the grid's engines could not be taken in", e);
        }
    }

    private void apply(Function<EngineList, EngineList.Change> event) {
        EngineList.Change change = event.apply(list);
        known = list.known();
        if (change.isEmpty()) {
            return;
        }
        change.lost().stream() // before any thread acts on it
                .map(EngineList.Lost::engine)
                .forEach(engine -> lastLost.put(engine.id(), engine.incarnation()));
        System.Logger.Level failures = thread.isShutdown() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
        listeners.tell(change, failures);
        change.appeared().forEach(engine -> lastLost.remove(engine.id()));
        oldestJava = list.present().values().stream()
                .mapToInt(EngineEntry::javaFeature)
                .min()
                .orElse(Integer.MAX_VALUE);
        present = Collections.unmodifiableMap(list.present()); // last: a visible engine can be used
        news.tell();
        followers.tell(change, failures);
        if (!change.appeared().isEmpty() && System.nanoTime() - lookUntil < 0) { // may not hear their events yet
            later(AGAIN, this::readAll);
        }
    }

    private final class EntryEvents
            implements EntryAddedListener<Integer, String>, EntryUpdatedListener<Integer, String> {
        @Override
        public void entryAdded(EntryEvent<Integer, String> event) {
            take(event.getValue());
        }

        @Override
        public void entryUpdated(EntryEvent<Integer, String> event) {
            take(event.getValue());
        }

        private void take(String json) {
            onThread(() -> EngineWatch.this.take(List.of(EngineEntry.fromJson(json))));
        }
    }

    private final class MembershipEvents implements MembershipListener {
        @Override
        public void memberAdded(MembershipEvent event) {
            take();
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            take();
        }

        private void take() {
            onThread(() -> {
                takeMembers();
                lookUntil = System.nanoTime() + STARTING.toNanos();
                look();
            });
        }
    }
}
