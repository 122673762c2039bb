package org.cogrid.node.internal.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.SequenceGate;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/**
 * The engine's half of its conversation with one client: the accepted tasks, and the events that the client does not
 * have yet. Thread-safe. At most one exchange waits for events; a later one makes it answer at once.
 */
public final class EngineConversation {
    /** How long a batch of tasks waits for earlier batches that it has overtaken. */
    public static final Duration TURN = Duration.ofMillis(50);

    private final Opening opening;
    private final UUID id = UUID.randomUUID();
    private final Consumer<QueuedTask> queue;
    private final LeftBehind leftBehind;

    private final ReentrantLock lock = new ReentrantLock();
    // All below is guarded by lock.
    private final Condition changed = lock.newCondition();
    private final SequenceGate gate;
    private final EventLog log;
    private final Map<Long, QueuedTask> unfinished = new HashMap<>();
    private final Incoming incoming = new Incoming();
    private final CancelledAhead cancelled = new CancelledAhead();

    private long latestExchange;
    private boolean urgent;
    private boolean closed;
    private long heardAtNanos = System.nanoTime();

    /**
     * How a conversation was opened.
     *
     * @param clientId the client's id
     * @param clientName the client's name for itself
     * @param request the number of the client's request
     * @param firstTask the number of the client's first task
     */
    public record Opening(UUID clientId, String clientName, long request, long firstTask) {
        /** The client, for people. */
        public String client() {
            return "client " + clientName;
        }
    }

    /**
     * A new conversation.
     *
     * @param queue takes the accepted tasks
     * @param pieceBytes the most bytes sent at a time, and the largest size of a piece
     * @param held gets the change whenever this conversation holds more or fewer bytes
     * @param leftBehind gets the events after the client has left
     */
    public EngineConversation(
            Opening opening, Consumer<QueuedTask> queue, int pieceBytes, LongConsumer held, LeftBehind leftBehind) {
        this.opening = opening;
        this.queue = queue;
        this.leftBehind = leftBehind;
        this.gate = new SequenceGate(opening.firstTask());
        this.log = new EventLog(pieceBytes, held);
    }

    public UUID id() {
        return id;
    }

    public UUID clientId() {
        return opening.clientId();
    }

    /** Whose it is, for people. */
    public String client() {
        return opening.client();
    }

    Opening opening() {
        return opening;
    }

    /** The time of the last message, by {@code System.nanoTime()}. */
    public long heardAtNanos() {
        return locked(() -> heardAtNanos);
    }

    /** The number of the next task: all tasks below have arrived. */
    public long next() {
        return locked(gate::next);
    }

    /**
     * Lets a batch that has overtaken others wait a moment. Several threads take messages in, so this happens; sending
     * the batch again would cost more.
     */
    public void awaitTurn(ExchangeRequest request, Duration longest) throws InterruptedException {
        awaitUntil(() -> !isEarly(request), longest); // every exchange signals
    }

    /** Whether a batch has overtaken others. */
    boolean isEarly(ExchangeRequest request) {
        return locked(
                () -> !closed && gate.isEarly(request.first(), request.tasks().size()));
    }

    /** Accepts the new tasks of a request and forgets the events that it acknowledges; false when this conversation is closed. */
    public boolean accept(ExchangeRequest request, List<Piece> bodies) {
        return locked(() -> {
            if (closed) {
                return false;
            }
            heardAtNanos = System.nanoTime();
            log.acknowledge(request.listening().from());
            if (request.listening().again()) {
                log.rewind();
                urgent = log.hasMore();
            }
            int count = request.tasks().size();
            for (int i = gate.toSkip(request.first(), count); i < count; i++) {
                long number = request.first() + i;
                enqueue(number, request.tasks().get(i), bodies.get(i));
                gate.admit(number); // not before: for want of memory it may come again
                cancelled.arrived(number);
            }
            return true;
        });
    }

    /** Queues a task, or its piece. If that fails, it leaves everything as it was. */
    private void enqueue(long number, TaskHead head, Piece body) {
        if (head.isVoid()) {
            incoming.clear(); // the client has given up the task of these pieces
            return;
        }
        if (head.size() > 0) {
            incoming.add(head, body);
        }
        if (head.isPart(body.length()) || (head.size() > 0 && !incoming.hasAll())) {
            return;
        }
        if (cancelled.has(number)) {
            log.add(Event.Aborted.beforeStart(number), null);
        } else {
            queue(new QueuedTask(this, number, head, head.size() > 0 ? incoming.whole() : incoming.single(body)));
        }
        incoming.clear();
    }

    private void queue(QueuedTask task) {
        Long number = task.number(); // no memory is taken after a failure
        try {
            unfinished.put(number, task);
            queue.accept(task); // under the lock, so that the queue has this client's tasks in order
        } catch (RuntimeException | Error e) {
            if (task.remove()) { // otherwise it is queued, and runs
                unfinished.remove(number);
                throw e;
            }
        }
    }

    /** Notes a cancel that has overtaken its task, which will not run. May be repeated. False if the task has arrived. */
    public boolean cancelAhead(long number) {
        return locked(() -> {
            if (number < gate.next()) {
                return false;
            }
            cancelled.add(number);
            return true;
        });
    }

    /** Notes an abort that has overtaken some of its tasks, which will not run; returns how many these are. */
    public int cancelAllAhead(long number) {
        return locked(() -> cancelled.addBelow(gate.next(), number));
    }

    /**
     * Waits for at most {@code hold} until there is an urgent event, the next exchange has arrived, or no event can
     * come any more. Then takes the events to send, up to {@code maxBytes}.
     */
    public EventLog.Batch awaitEvents(long maxBytes, Duration hold) throws InterruptedException {
        lock.lockInterruptibly(); // one lock for the whole wait: locking again would race with the engine's thread
        try {
            long turn = takeTurn();
            if (maxBytes > 0) {
                awaitUntil(() -> !mustWait(turn), hold);
            }
            return tell(maxBytes);
        } finally {
            lock.unlock();
        }
    }

    /** Makes the waiting exchange answer; returns the turn of the new one. */
    long takeTurn() {
        return locked(() -> {
            changed.signalAll();
            return ++latestExchange;
        });
    }

    /** Whether the exchange with that turn should still wait. */
    boolean mustWait(long turn) {
        return locked(() -> {
            boolean pressing = log.hasMore() && (urgent || unfinished.isEmpty());
            return turn == latestExchange && !closed && !pressing && !unfinished.isEmpty();
        });
    }

    /** Takes the events to send. */
    public EventLog.Batch tell(long maxBytes) {
        return locked(() -> {
            EventLog.Batch batch = log.tell(maxBytes);
            urgent = log.hasMore();
            return batch;
        });
    }

    /** Adds an event that may wait a moment for further ones. */
    public void tellSoon(Event event) {
        add(event, null, false);
    }

    /** Adds an event that the client waits for. If it is the last event of a task, the task is finished. */
    public void tellNow(Event event, @Nullable Body body) {
        add(event, body, true);
    }

    private void add(Event event, @Nullable Body body, boolean now) {
        underLock(() -> {
            Long number = event.task();
            QueuedTask task = unfinished.get(number);
            if (closed) {
                leftBehind.event(event, task == null ? null : task.head());
            } else {
                log.add(event, body);
                urgent |= now;
            }
            if (event.isLast()) {
                unfinished.remove(number); // not before: for want of memory it may be told again
            }
            if (now) {
                changed.signalAll();
            }
        });
    }

    /** Tells the end of a task that was removed before it began, unless that was told. Does nothing for other tasks. */
    public void tellRemoved(QueuedTask task) {
        if (!task.isRemoved()) {
            return;
        }
        underLock(() -> {
            if (unfinished.get(task.number()) == task) { // otherwise it was told, or the task has come again
                add(Event.Aborted.beforeStart(task.number()), null, true);
            }
        });
    }

    /** Makes the events that could wait urgent. */
    public void hurry() {
        underLock(() -> {
            if (log.hasMore() && !urgent) {
                urgent = true;
                changed.signalAll();
            }
        });
    }

    /** Notes that the client has sent a control message; false when this conversation is closed. */
    public boolean hear() {
        return locked(() -> {
            heardAtNanos = System.nanoTime();
            return !closed;
        });
    }

    /** The task with that number, unless it has ended or never arrived. */
    public Optional<QueuedTask> unfinished(long number) {
        return locked(() -> Optional.ofNullable(unfinished.get(number)));
    }

    /** Whether the client lacks an event of a task. */
    public boolean owes() {
        return locked(() -> !closed && (log.hasMore() || !unfinished.isEmpty()));
    }

    /** All tasks below {@code number} that have not ended, latest first. */
    public List<QueuedTask> unfinishedLatestFirst(long number) {
        return locked(() -> {
            List<QueuedTask> tasks = new ArrayList<>(unfinished.values());
            tasks.removeIf(task -> task.number() >= number);
            tasks.sort((a, b) -> Long.compare(b.number(), a.number()));
            return tasks;
        });
    }

    /** Waits until all tasks up to {@code number} have ended, even if the client has left; false if the time ran out. */
    public boolean awaitEnded(long number, Duration patience) throws InterruptedException {
        return awaitUntil(
                () -> (closed || gate.next() > number)
                        && unfinished.keySet().stream().noneMatch(each -> each <= number),
                patience);
    }

    /** How many accepted tasks have not ended. */
    int unfinishedCount() {
        return locked(unfinished::size);
    }

    /** Whether all accepted tasks have ended. */
    boolean isDone() {
        return locked(unfinished::isEmpty);
    }

    /** Whether the client has left and all its accepted tasks have ended. */
    public boolean isOver() {
        return locked(() -> closed && unfinished.isEmpty());
    }

    /** Waits until all tasks below {@code number} have arrived. */
    public void awaitAccepted(long number, Duration patience) throws InterruptedException {
        awaitUntil(() -> closed || gate.next() >= number, patience);
    }

    /**
     * Closes the conversation because the client has left: nothing more is kept for it. Its accepted tasks run on.
     *
     * @param orderly whether the client said that it leaves, and so has received the events sent to it
     */
    void close(boolean orderly) {
        underLock(() -> {
            if (!closed) {
                log.untold(!orderly).forEach(this::leaveBehind);
            }
            closed = true;
            log.clear();
            incoming.clear();
            changed.signalAll();
        });
    }

    private void leaveBehind(Event event) {
        QueuedTask task = unfinished.get(event.task());
        leftBehind.event(event, task == null ? null : task.head());
    }

    /** Waits until {@code claim} holds; returns whether it does. */
    private boolean awaitUntil(BooleanSupplier claim, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!claim.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return claim.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private void underLock(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }
}
