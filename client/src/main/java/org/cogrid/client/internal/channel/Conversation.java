package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of a session, as bookkeeping only: which tasks are to be sent, which are unfinished, and which events
 * have come. Nothing here waits, sends or completes. Not thread-safe; the channel's lock guards it.
 */
final class Conversation {
    /** Exchanges on their way at one time: one that waits at the engine, one that brings more. */
    static final int MAX_IN_FLIGHT = 2;

    private static final int MAX_BATCH_TASKS = 1_000;
    private static final long MAX_BATCH_BYTES = 16L << 20;
    private static final int HOLD_MILLIS = 10_000;

    /** An exchange on its way. */
    record Outbound(ExchangeRequest request, List<PendingTask> tasks) {}

    /** An event for a task, with its payload if it has one. */
    record Arrived(PendingTask task, Event event, byte @Nullable [] body) {}

    /** To be sent, by number; not contiguous while an exchange that was turned down waits for one sent after it. */
    private final TreeMap<Long, PendingTask> unsent = new TreeMap<>();

    private final TreeMap<Long, PendingTask> unfinished = new TreeMap<>();
    private final TreeMap<Long, Batch> early = new TreeMap<>();
    private UUID session = new UUID(0, 0);
    private int epoch;
    private int inFlight;
    private long nextNumber;
    private long nextMessage;
    private long nextEvent;

    private record Batch(List<Event> events, List<byte[]> bodies) {}

    /** Begins a session; tasks not yet at the engine are numbered anew. */
    void open(UUID id) {
        session = id;
        epoch = 0;
        inFlight = 0;
        nextEvent = 0;
        nextMessage = 0;
        nextNumber = 0;
        early.clear();
        unfinished.clear();
        enterAnew();
    }

    private void enter(PendingTask task) {
        task.number(nextNumber++);
        unfinished.put(task.number(), task);
    }

    /** Numbers what is unsent after all that has been sent. */
    private void enterAnew() {
        List<PendingTask> tasks = List.copyOf(unsent.values());
        unsent.clear();
        tasks.forEach(this::add);
    }

    void add(PendingTask task) {
        enter(task);
        unsent.put(task.number(), task);
    }

    boolean wantsToSend() {
        return !unsent.isEmpty() && inFlight < MAX_IN_FLIGHT;
    }

    boolean wantsToListen() {
        return inFlight == 0 && !unfinished.isEmpty();
    }

    boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    /** Whether none of the next tasks to send is that large. */
    boolean isUnsentSmallerThan(long bytes) {
        return unsent.values().stream().limit(MAX_BATCH_TASKS).allMatch(task -> task.size() < bytes);
    }

    UUID session() {
        return session;
    }

    int epoch() {
        return epoch;
    }

    long nextMessage() {
        return nextMessage++;
    }

    /** The number of the next task to be added: all below are known. */
    long nextNumber() {
        return nextNumber;
    }

    /** The next exchange to send: as many tasks as fit, maybe none. */
    Outbound next() {
        List<PendingTask> tasks = takeRun();
        long first = tasks.isEmpty() ? 0 : tasks.get(0).number();
        List<TaskHead> heads = tasks.stream().map(PendingTask::head).toList();
        inFlight++;
        return new Outbound(
                new ExchangeRequest(session, nextMessage(), epoch, nextEvent, HOLD_MILLIS, first, heads), tasks);
    }

    /** The next tasks to send, numbered without a gap, as many as fit. */
    private List<PendingTask> takeRun() {
        List<PendingTask> tasks = new ArrayList<>();
        long bytes = 0;
        for (var next = unsent.firstEntry();
                next != null && tasks.size() < MAX_BATCH_TASKS && bytes < MAX_BATCH_BYTES;
                next = unsent.higherEntry(next.getKey())) {
            if (!tasks.isEmpty() && next.getKey() != tasks.get(0).number() + tasks.size()) {
                break;
            }
            bytes += next.getValue().size();
            tasks.add(next.getValue());
        }
        tasks.forEach(task -> unsent.remove(task.number()));
        return tasks;
    }

    /** Whether an exchange that came home belongs to the running epoch, and is one less to wait for. */
    boolean cameHome(Outbound exchange) {
        boolean current = exchange.request().session().equals(session)
                && exchange.request().epoch() == epoch;
        if (current) {
            inFlight--;
        }
        return current;
    }

    /** The engine has these tasks. */
    void accepted(Collection<PendingTask> tasks) {
        tasks.forEach(PendingTask::accepted);
    }

    /** The engine refused these tasks for now: they are to be sent again, in their places. */
    void refused(List<PendingTask> tasks) {
        tasks.forEach(task -> unsent.put(task.number(), task));
    }

    /** These tasks, the last that were taken to be sent, can't be: they are forgotten and leave no gap. */
    void unsendable(List<PendingTask> tasks) {
        tasks.forEach(task -> unfinished.remove(task.number()));
        unsent.keySet().forEach(unfinished::remove);
        long first = tasks.get(0).number();
        nextNumber = unsent.isEmpty() ? first : Math.min(first, unsent.firstKey());
        enterAnew();
    }

    /** Begins a new epoch, in which nothing is in flight. */
    int fence() {
        inFlight = 0;
        return ++epoch;
    }

    /** After a fence the engine has said which task it expects next: it has all before, and the others are sent again. */
    void resumeAt(long number) {
        unsent.clear();
        unfinished.headMap(number).values().forEach(PendingTask::accepted);
        unsent.putAll(unfinished.tailMap(number));
    }

    /** Takes in what an answer tells, in the order it happened, leaving out what was told before. */
    List<Arrived> take(ExchangeAnswer answer, List<byte[]> bodies) {
        if (!answer.events().isEmpty()) {
            early.put(answer.firstEvent(), new Batch(answer.events(), bodies));
        }
        List<Arrived> arrived = new ArrayList<>();
        for (var batch = early.firstEntry(); batch != null && batch.getKey() <= nextEvent; batch = early.firstEntry()) {
            early.remove(batch.getKey());
            read(batch.getKey(), batch.getValue(), arrived);
        }
        return arrived;
    }

    private void read(long first, Batch batch, List<Arrived> into) {
        long number = first;
        int body = 0;
        for (Event event : batch.events()) {
            byte[] payload = event.bodies() == 0 ? null : batch.bodies().get(body);
            body += event.bodies();
            if (number++ == nextEvent) {
                nextEvent++;
                read(event, payload, into);
            }
        }
    }

    private void read(Event event, byte @Nullable [] payload, List<Arrived> into) {
        PendingTask task = event.isLast() ? unfinished.remove(event.task()) : unfinished.get(event.task());
        if (task != null) {
            accepted(unfinished.headMap(event.task(), true).values()); // they arrive in order
            task.accepted();
            into.add(new Arrived(task, event, payload));
        }
    }

    /** All tasks without an end, which this conversation forgets. */
    List<PendingTask> abandonAll() {
        List<PendingTask> tasks = new ArrayList<>(unfinished.values());
        unfinished.clear();
        unsent.clear();
        return tasks;
    }

    /** All tasks that have been sent and have no end, which this conversation forgets; the others stay to be sent. */
    List<PendingTask> abandonSent() {
        unfinished.keySet().removeAll(unsent.keySet());
        List<PendingTask> tasks = new ArrayList<>(unfinished.values());
        unfinished.clear();
        unfinished.putAll(unsent);
        return tasks;
    }

    List<PendingTask> unfinishedLatestFirst() {
        return new ArrayList<>(unfinished.descendingMap().values());
    }

    boolean isUnfinished(PendingTask task) {
        return unfinished.get(task.number()) == task;
    }
}
