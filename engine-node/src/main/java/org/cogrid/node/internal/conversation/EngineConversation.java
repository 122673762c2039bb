package org.cogrid.node.internal.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.ReplayWindow;
import org.cogrid.core.internal.wire.SequenceGate;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/**
 * One client's conversation with one engine: which tasks were accepted, and what the client has still to hear of them.
 * Thread-safe. At most one exchange waits; a later one sends it home.
 */
public final class EngineConversation {
    /** How long a batch waits for what it has overtaken. */
    public static final Duration TURN = Duration.ofMillis(50);

    private final Opening opening;
    private final UUID id = UUID.randomUUID();
    private final Consumer<QueuedTask> queue;
    private final LeftBehind leftBehind;

    private final ReentrantLock lock = new ReentrantLock();
    // All below is guarded by lock.
    private final Condition changed = lock.newCondition();
    private final SequenceGate gate;
    private final ReplayWindow controls = new ReplayWindow();
    private final EventLog log;
    private final Map<Long, QueuedTask> unfinished = new HashMap<>();
    private final Incoming incoming = new Incoming();
    private final Set<Long> cancelledAhead = new HashSet<>();
    private long latestExchange;
    private boolean urgent;
    private boolean closed;
    private long heardAtNanos = System.nanoTime();

    /**
     * How a session came to be.
     *
     * @param clientId whose it is
     * @param clientName what that client calls itself
     * @param request the number of the client's request for it
     * @param firstTask the number of the first task to come
     */
    public record Opening(UUID clientId, String clientName, long request, long firstTask) {
        /** Whose it is, for people. */
        public String client() {
            return "client " + clientName;
        }
    }

    /**
     * A new session.
     *
     * @param queue where accepted tasks go
     * @param pieceBytes larger results are told in pieces of this size
     * @param held is told by how many bytes more, or fewer, the session holds
     * @param leftBehind hears what happens once the client has left
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

    /** The number of the next task to come: all below have come. */
    public long next() {
        return locked(gate::next);
    }

    /** A batch that has overtaken others, as several threads check messages, waits a moment: to send it again would cost more. */
    public void awaitTurn(ExchangeRequest request, Duration longest) throws InterruptedException {
        awaitUntil(() -> !isEarly(request), longest); // signalled by every exchange
    }

    /** Whether a batch has overtaken others. */
    boolean isEarly(ExchangeRequest request) {
        return locked(
                () -> !closed && gate.isEarly(request.first(), request.tasks().size()));
    }

    /** Takes what is new of a request's tasks and forgets the events it acknowledges; false when this session is closed. */
    public boolean accept(ExchangeRequest request, List<byte[]> bodies) {
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
            for (int i = gate.admit(request.first(), count); i < count; i++) {
                enqueue(request.first() + i, request.tasks().get(i), bodies.get(i));
            }
            return true;
        });
    }

    private void enqueue(long number, TaskHead head, byte[] body) {
        boolean cancelled = cancelledAhead.remove(number);
        if (head.isVoid()) {
            incoming.clear(); // its client has given up what has begun to come, of which more may be on its way
            return;
        }
        if (head.size() > 0) {
            incoming.add(head, body);
        }
        if (head.isPart(body.length) || (head.size() > 0 && !incoming.hasAll())) {
            return;
        }
        QueuedTask task = new QueuedTask(this, number, head, head.size() > 0 ? incoming.take() : body);
        if (cancelled) {
            log.add(Event.Aborted.beforeStart(number), null);
        } else {
            unfinished.put(number, task);
            queue.accept(task); // under the lock, so that the queue has this session's tasks in order
        }
    }

    /** A cancel has overtaken its task, which will not run when it comes; asked again, too. False when it came before. */
    public boolean cancelAhead(long number) {
        return locked(() -> {
            if (number < gate.next()) {
                return false;
            }
            cancelledAhead.add(number);
            return true;
        });
    }

    /** An abort has overtaken some of its tasks: those below {@code number} that have not come will not run. How many they are. */
    public int cancelAllAhead(long number) {
        return locked(() -> {
            int count = 0;
            for (long ahead = gate.next(); ahead < number; ahead++) {
                count += cancelledAhead.add(ahead) ? 1 : 0;
            }
            return count;
        });
    }

    /**
     * Waits until something pressing has happened, the next exchange has come, or nothing can happen any more, at most
     * {@code hold}; then takes what there is to tell, up to {@code maxBytes}.
     */
    public EventLog.Batch awaitEvents(long maxBytes, Duration hold) throws InterruptedException {
        lock.lockInterruptibly(); // once for all: each time anew would be a race with the engine's thread
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

    /** Sends the exchange that waits home; the turn of the one that waits now. */
    long takeTurn() {
        return locked(() -> {
            changed.signalAll();
            return ++latestExchange;
        });
    }

    /** Whether the exchange of that turn is better answered later. */
    boolean mustWait(long turn) {
        return locked(() -> {
            boolean pressing = log.hasMore() && (urgent || unfinished.isEmpty());
            return turn == latestExchange && !closed && !pressing && !unfinished.isEmpty();
        });
    }

    /** Takes what there is to tell. */
    public EventLog.Batch tell(long maxBytes) {
        return locked(() -> {
            EventLog.Batch batch = log.tell(maxBytes);
            urgent = log.hasMore();
            return batch;
        });
    }

    /** An event that can wait a moment for company. */
    public void tellSoon(Event event) {
        add(event, null, false);
    }

    /** An event the client waits for; when it is a task's last, the task is finished. */
    public void tellNow(Event event, byte @Nullable [] body) {
        add(event, body, true);
    }

    private void add(Event event, byte @Nullable [] body, boolean now) {
        underLock(() -> {
            QueuedTask task = event.isLast() ? unfinished.remove(event.task()) : unfinished.get(event.task());
            if (closed) {
                leftBehind.event(event, task == null ? null : task.head());
            } else {
                log.add(event, body);
                urgent |= now;
            }
            if (now) {
                changed.signalAll();
            }
        });
    }

    /** What could wait has waited long enough. */
    public void hurry() {
        underLock(() -> {
            if (log.hasMore() && !urgent) {
                urgent = true;
                changed.signalAll();
            }
        });
    }

    /** Whether this control message is new. */
    public boolean isFresh(long number) {
        return locked(() -> {
            heardAtNanos = System.nanoTime();
            return !closed && controls.accepts(number);
        });
    }

    /** The task of that number, unless it has ended or never came. */
    public Optional<QueuedTask> unfinished(long number) {
        return locked(() -> Optional.ofNullable(unfinished.get(number)));
    }

    /** Whether the client has still to hear of a task. */
    public boolean owes() {
        return locked(() -> !closed && (log.hasMore() || !unfinished.isEmpty()));
    }

    /** All tasks that have not ended, latest first. */
    public List<QueuedTask> unfinishedLatestFirst() {
        return locked(() -> {
            List<QueuedTask> tasks = new ArrayList<>(unfinished.values());
            tasks.sort((a, b) -> Long.compare(b.number(), a.number()));
            return tasks;
        });
    }

    /** Waits until all tasks up to {@code number} have ended, also of a client that has left; false when the time ran out. */
    public boolean awaitEnded(long number, Duration patience) throws InterruptedException {
        return awaitUntil(
                () -> (closed || gate.next() > number)
                        && unfinished.keySet().stream().noneMatch(each -> each <= number),
                patience);
    }

    /** Whether all accepted tasks have ended. */
    boolean isDone() {
        return locked(unfinished::isEmpty);
    }

    /** Waits until all tasks below {@code number} have come. */
    public void awaitAccepted(long number, Duration patience) throws InterruptedException {
        awaitUntil(() -> closed || gate.next() >= number, patience);
    }

    /**
     * The client has left: nothing more is kept for it. Its accepted tasks run on.
     *
     * @param inGoodOrder whether it said so, and so has heard what it was told
     */
    void close(boolean inGoodOrder) {
        underLock(() -> {
            if (!closed) {
                log.untold(!inGoodOrder).forEach(this::leaveBehind);
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

    /** Waits until something holds; whether it does. */
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
