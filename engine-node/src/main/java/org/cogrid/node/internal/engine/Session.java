package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.ReplayWindow;
import org.cogrid.core.internal.wire.SequenceGate;
import org.cogrid.core.internal.wire.TaskHead;

/**
 * One client's conversation with one engine: which tasks were accepted, and what the client has still to hear of them.
 * Thread-safe. At most one exchange waits; a later one sends it home.
 */
final class Session {
    private static final long MAX_ANSWER_BYTES = 4L << 20;
    private static final Duration TURN = Duration.ofMillis(50);

    private final UUID id;
    private final UUID clientId;
    private final Consumer<QueuedTask> queue;

    private final ReentrantLock lock = new ReentrantLock();
    // All below is guarded by lock.
    private final Condition changed = lock.newCondition();
    private final SequenceGate gate = new SequenceGate();
    private final ReplayWindow numbers = new ReplayWindow();
    private final EventLog log = new EventLog();
    private final Map<Long, QueuedTask> unfinished = new HashMap<>();
    private final Incoming incoming = new Incoming();
    private final Set<Long> cancelledAhead = new HashSet<>();
    private long latestExchange;
    private boolean urgent;
    private boolean closed;

    Session(UUID id, UUID clientId, Consumer<QueuedTask> queue) {
        this.id = id;
        this.clientId = clientId;
        this.queue = queue;
    }

    UUID id() {
        return id;
    }

    UUID clientId() {
        return clientId;
    }

    /** What came of a request's tasks, with the events to tell; the caller waits for {@link #awaitEvents} between the two. */
    ExchangeAnswer.Verdict accept(ExchangeRequest request, List<byte[]> bodies) {
        lock.lock();
        try {
            awaitTurn(request);
            if (closed) {
                return ExchangeAnswer.Verdict.NO_SESSION;
            }
            if (!numbers.accepts(request.number())) {
                return ExchangeAnswer.Verdict.REPLAYED;
            }
            SequenceGate.Verdict verdict =
                    gate.admit(request.epoch(), request.first(), request.tasks().size());
            if (verdict != SequenceGate.Verdict.STALE) {
                log.acknowledge(request.acknowledged());
            }
            if (verdict == SequenceGate.Verdict.ACCEPTED) {
                enqueue(request, bodies);
            }
            return ExchangeAnswer.verdict(verdict);
        } finally {
            lock.unlock();
        }
    }

    /** What has overtaken others, as several threads check messages, waits a moment: to send it again would cost more. */
    private void awaitTurn(ExchangeRequest request) {
        try {
            long left = TURN.toNanos();
            while (left > 0
                    && gate.isEarly(
                            request.epoch(), request.first(), request.tasks().size())
                    && !closed) {
                left = changed.awaitNanos(left); // signalled by every exchange
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the member shuts down
        }
    }

    private void enqueue(ExchangeRequest request, List<byte[]> bodies) {
        for (int i = 0; i < bodies.size(); i++) {
            enqueue(request.first() + i, request.tasks().get(i), bodies.get(i));
        }
    }

    private void enqueue(long number, TaskHead head, byte[] body) {
        boolean cancelled = cancelledAhead.remove(number);
        if (head.size() > 0) {
            incoming.add(head, body);
        }
        if (head.isPart(body.length)) {
            return;
        }
        QueuedTask task = new QueuedTask(this, number, head, head.size() > 0 ? incoming.take() : body);
        if (cancelled) {
            log.add(Event.Aborted.beforeStart(number), List.of());
        } else {
            unfinished.put(number, task);
            queue.accept(task); // under the lock, so that the queue has this session's tasks in order
        }
    }

    /** A cancel has overtaken its task, which will not run when it comes; asked again, too. False when it came before. */
    boolean cancelAhead(long number) {
        lock.lock();
        try {
            if (number < gate.next()) {
                return false;
            }
            cancelledAhead.add(number);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** An abort has overtaken some of its tasks: those below {@code number} that have not come will not run. How many they are. */
    int cancelAllAhead(long number) {
        lock.lock();
        try {
            int count = 0;
            for (long ahead = gate.next(); ahead < number; ahead++) {
                count += cancelledAhead.add(ahead) ? 1 : 0;
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something pressing has happened, the next exchange has come, or nothing can happen any more, at most
     * {@code hold}; then takes what there is to tell. Of a stale epoch it takes nothing.
     */
    EventLog.Batch awaitEvents(int epoch, Duration hold) throws InterruptedException {
        lock.lock();
        try {
            long turn = ++latestExchange;
            changed.signalAll(); // the exchange that waits goes home
            long left = hold.toNanos();
            while (mustWait(turn, epoch) && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (gate.epoch() != epoch) {
                return new EventLog.Batch(0, List.of());
            }
            EventLog.Batch batch = log.tell(MAX_ANSWER_BYTES);
            urgent = log.hasUntold();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean mustWait(long turn, int epoch) {
        boolean somethingToTell = log.hasUntold() && (urgent || unfinished.isEmpty());
        return turn == latestExchange && epoch == gate.epoch() && !closed && !somethingToTell && !unfinished.isEmpty();
    }

    /** An event that can wait a moment for company. */
    void tellSoon(Event event) {
        add(event, List.of(), false);
    }

    /** An event the client waits for; when it is a task's last, the task is finished. */
    void tellNow(Event event, List<byte[]> bodies) {
        add(event, bodies, true);
    }

    private void add(Event event, List<byte[]> bodies, boolean now) {
        lock.lock();
        try {
            if (event.isLast()) {
                unfinished.remove(event.task());
            }
            if (!closed) {
                log.add(event, bodies);
                urgent |= now;
            }
            if (now) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What could wait has waited long enough. */
    void hurry() {
        lock.lock();
        try {
            if (log.hasUntold() && !urgent) {
                urgent = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Starts a new epoch; the number of the next task to send. Events not acknowledged are told again. */
    long fence(int epoch) {
        lock.lock();
        try {
            gate.fence(epoch);
            log.rewind();
            changed.signalAll();
            return gate.next();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this control message is new. */
    boolean isFresh(long number) {
        lock.lock();
        try {
            return !closed && numbers.accepts(number);
        } finally {
            lock.unlock();
        }
    }

    /** The task of that number, unless it has ended or never came. */
    Optional<QueuedTask> unfinished(long number) {
        lock.lock();
        try {
            return Optional.ofNullable(unfinished.get(number));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client has still to hear of a task. */
    boolean owes() {
        lock.lock();
        try {
            return !closed && (log.hasUntold() || !unfinished.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** All tasks that have not ended, latest first. */
    List<QueuedTask> unfinishedLatestFirst() {
        lock.lock();
        try {
            List<QueuedTask> tasks = new ArrayList<>(unfinished.values());
            tasks.sort((a, b) -> Long.compare(b.number(), a.number()));
            return tasks;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all tasks up to {@code number} have ended; false when the time ran out. */
    boolean awaitEnded(long number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!hasEndedUpTo(number) && deadline - System.nanoTime() > 0) {
                changed.await(100, TimeUnit.MILLISECONDS); // not all ends are signalled
            }
            return hasEndedUpTo(number);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all tasks below {@code number} have come. */
    void awaitAccepted(long number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (left > 0 && gate.next() < number) {
                left = changed.awaitNanos(left); // signalled by every exchange
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEndedUpTo(long number) {
        return gate.next() > number
                && unfinished.keySet().stream().noneMatch(unfinishedNumber -> unfinishedNumber <= number);
    }

    /** The client has left: nothing more is kept for it. Its accepted tasks run on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            log.acknowledge(Long.MAX_VALUE);
            incoming.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
