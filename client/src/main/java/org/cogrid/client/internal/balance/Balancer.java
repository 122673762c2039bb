package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * Gives the balanced tasks of one client to whichever engine is least busy. One daemon thread, which the first task
 * starts, keeps the {@link Books} and sends; other threads leave it notes. Thread-safe.
 */
public final class Balancer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Balancer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST_NOTES = 1_000;

    /**
     * What a balancer has of its client.
     *
     * @param name the client's name in messages and thread names
     * @param clientId identifies the client
     * @param taskIds gives each task its number
     * @param room bounds the unfinished balanced tasks
     * @param unread tells when no result can come any more
     */
    public record Home(String name, UUID clientId, LongSupplier taskIds, UnfinishedLimit.Size room, Unread unread) {}

    private final Home home;
    private final Engines engines;
    private final LinkedBlockingQueue<Runnable> notes = new LinkedBlockingQueue<>();
    private final Books books; // used by the thread, but for what it says otherwise
    private final BalancedTask.Owner owner = new Owner();

    private final ReentrantLock lock = new ReentrantLock();
    private final UnfinishedLimit room; // guarded by lock
    private boolean started; // guarded by lock
    private @Nullable String whyClosed; // guarded by lock
    private Listening listening = () -> {}; // used by the thread
    private boolean following; // used by the thread

    public Balancer(Engines engines, Home home) {
        this.engines = engines;
        this.home = home;
        this.room = new UnfinishedLimit("in its queue for any engine", home.room(), home.unread(), lock.newCondition());
        this.books = new Books(engines, this::note, this::newIdentity);
    }

    /**
     * Takes a task, which is sent when an engine has little to do. Waits while too many balanced tasks are unfinished, as
     * {@code TaskSender.send} does.
     *
     * @throws CogridException when the client is closed, or there is no room and the caller may not wait
     */
    public BalancedTask submit(Work work, TaskOptions options, Balancing how) {
        lock.lock();
        try {
            refuseIfClosed();
            startOnce();
            room.take(work.task().size(), options.timeout());
            try {
                refuseIfClosed();
                return queued(work, options, how);
            } catch (RuntimeException | Error e) {
                room.free(work.task().size());
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void startOnce() {
        if (!started) {
            LibraryThreads.of(this::run, home.name() + "-balancer").start();
            started = true;
        }
    }

    private BalancedTask queued(Work work, TaskOptions options, Balancing how) {
        BalancedTask task = new BalancedTask(newIdentity(), work, options, how, home.clientId(), owner);
        Queued queued = new Queued(task, System.nanoTime());
        note(() -> books.guarded(task, () -> books.add(queued)));
        return task;
    }

    private TaskIdentity newIdentity() {
        return new TaskIdentity(
                home.taskIds().getAsLong(), WallClock.instant(WallClock.system().nanos()));
    }

    private void refuseIfClosed() {
        if (whyClosed != null) {
            throw new CogridException(whyClosed);
        }
    }

    private void note(Runnable step) {
        notes.add(step);
    }

    private void run() {
        while (!books.isClosed()) {
            try {
                follow();
                readNotes();
                books.dispatch();
            } catch (Throwable e) { // a fault in Cogrid, or no memory: the next round goes on with what there is
                SafeLog.write(() -> LOG.log(System.Logger.Level.ERROR, "a step of balancing tasks has failed", e));
            }
        }
        listening.close();
    }

    /** Begins to follow the engines. Tries that again at the next round if it fails, as while the client is closed. */
    private void follow() {
        if (following) {
            return;
        }
        try {
            listening = engines.onEngines(this::engineEvent);
            following = true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the engines can't be followed now", e);
        }
    }

    private void engineEvent(EngineEvent event) {
        note(() -> books.engine(event));
    }

    /** Waits for notes and does what they say. */
    private void readNotes() throws InterruptedException {
        long patience = books.patienceNanos(System.nanoTime());
        Runnable next = notes.poll(following ? patience : Math.min(patience, LOOK.toNanos()), TimeUnit.NANOSECONDS);
        for (int count = 0; next != null && count < MOST_NOTES; count++) {
            next.run();
            next = notes.poll();
        }
        if (next != null) {
            next.run();
        }
    }

    /** What tasks ask for. */
    private final class Owner implements BalancedTask.Owner {
        @Override
        public void attemptEnded(BalancedTask task, TaskHandle attempt) {
            note(() -> books.guarded(task, () -> books.attemptEnded(task, attempt)));
        }

        @Override
        public void settled(BalancedTask task) {
            lock.lock();
            try {
                room.free(task.size());
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean withdraw(BalancedTask task) throws InterruptedException {
            CompletableFuture<Boolean> withdrawn = new CompletableFuture<>();
            note(() -> withdrawn.complete(books.withdraw(task, "it was cancelled before it was sent, and never runs")));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                try {
                    return withdrawn.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) { // the thread has much to do, or takes no more notes
                    if (!withdrawn.isDone() && (task.hasEnded() || books.isClosed())) {
                        return false;
                    }
                    if (System.nanoTime() - deadline > 0) {
                        throw new CogridException(task.name() + " could not be taken out of the queue in time", e);
                    }
                } catch (ExecutionException e) {
                    throw new IllegalStateException("taking a task out of the queue does not fail", e);
                }
            }
        }
    }

    /** Returns how many tasks wait to be sent. Does not wait. */
    public int unsent() {
        return books.waiting();
    }

    /** Cancels all tasks that were not sent, and returns how many there were. Those that were sent are left alone. */
    public int abortUnsent() {
        lock.lock();
        try {
            if (!started || whyClosed != null) {
                return 0;
            }
        } finally {
            lock.unlock();
        }
        CompletableFuture<Integer> count = new CompletableFuture<>();
        note(() -> count.complete(books.withdrawAll("it was cancelled before it was sent, and never runs")));
        return count.completeOnTimeout(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Ends the tasks that were not sent. Those that were sent are left to their engines. */
    @Override
    public void close() {
        close("the client was closed before it was sent, and it never runs", "it is closed");
    }

    /** Ends the tasks that wait for an engine, as no more will come, and refuses further ones. May be called twice. */
    public void gridLost(String grid) {
        String lost = "has lost " + grid + "; connect again";
        close("it was not sent and never runs, as this client " + lost, "it " + lost);
    }

    /**
     * Ends the tasks that were not sent, and refuses further ones. May be called twice.
     *
     * @param why what those fail with
     * @param refusal why further ones are refused: what has become of this client
     */
    public void close(String why, String refusal) {
        lock.lock();
        try {
            if (whyClosed != null) {
                return;
            }
            whyClosed = "this client takes no more balanced tasks: " + refusal;
            room.close();
            note(() -> books.close(why));
        } finally {
            lock.unlock();
        }
    }
}
