package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of a session, as bookkeeping only: which tasks are to be sent, which are unfinished, and which events
 * have come. Nothing here waits, sends or completes. Not thread-safe; the channel's lock guards it.
 */
final class Conversation {
    /** Exchanges on their way at one time: one that waits at the engine, one that brings more. */
    static final int MAX_IN_FLIGHT = 2;

    /** Of something large: one piece is being made, one is on the wire, one is being checked, and one is to spare. */
    private static final int MAX_PIECES_IN_FLIGHT = 4;

    private static final int MAX_BATCH_TASKS = 1_000;
    private static final long MAX_BATCH_BYTES = 4L << 20;
    private static final int HOLD_MILLIS = 10_000;

    /** An exchange on its way. */
    record Outbound(ExchangeRequest request, List<Outgoing> tasks) {
        List<Piece> bodies() {
            return tasks.stream().map(Outgoing::body).toList();
        }
    }

    /** An event for a task, with its payload if it has one. */
    record Arrived(PendingTask task, Event event, byte @Nullable [] body) {}

    /** To be sent, by number; not contiguous while an exchange that was turned down waits for one sent after it. */
    private final TreeMap<Long, Outgoing> unsent = new TreeMap<>();

    /** Parts of large tasks that the engine is not known to have. */
    private final TreeMap<Long, TaskPart> parts = new TreeMap<>();

    private final TreeMap<Long, PendingTask> unfinished = new TreeMap<>();
    private final TreeMap<Long, Batch> early = new TreeMap<>();
    private UUID session = new UUID(0, 0);
    private int epoch;
    private int inFlight;
    private long nextNumber;
    private long nextMessage;
    private long nextEvent;
    /** Whether the last event was a part of something large, of which more waits to be fetched. */
    private boolean inParts;

    private record Batch(List<Event> events, List<byte[]> bodies) {}

    /** Begins a session; tasks not yet at the engine are numbered anew. */
    void open(UUID id) {
        session = id;
        epoch = 0;
        inFlight = 0;
        nextEvent = 0;
        nextMessage = 0;
        nextNumber = 0;
        inParts = false;
        early.clear();
        parts.clear();
        unfinished.clear();
        enterAnew();
    }

    /** Numbers what is unsent after all that has been sent. */
    private void enterAnew() {
        List<Outgoing> outgoing = List.copyOf(unsent.values());
        unsent.clear();
        outgoing.forEach(this::enter);
    }

    private void enter(Outgoing outgoing) {
        outgoing.number(nextNumber++);
        unsent.put(outgoing.number(), outgoing);
        if (outgoing instanceof TaskPart part) {
            parts.put(part.number(), part);
        } else {
            unfinished.put(outgoing.number(), outgoing.task());
        }
    }

    void add(PendingTask task) {
        task.parts().forEach(this::enter);
        enter(task);
    }

    boolean wantsToSend() {
        return !unsent.isEmpty() && inFlight < (isPieceNext() ? MAX_PIECES_IN_FLIGHT : MAX_IN_FLIGHT);
    }

    private boolean isPieceNext() {
        return unsent.firstEntry().getValue().head().size() > 0;
    }

    boolean wantsToListen() {
        return inFlight == 0 ? !unfinished.isEmpty() : inParts && inFlight < MAX_PIECES_IN_FLIGHT;
    }

    boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    /** Whether none of the next things to send is that large. */
    boolean isUnsentSmallerThan(long bytes) {
        return unsent.values().stream().limit(MAX_BATCH_TASKS).allMatch(next -> next.length() < bytes);
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
        List<Outgoing> tasks = takeRun();
        long first = tasks.isEmpty() ? 0 : tasks.get(0).number();
        List<TaskHead> heads = tasks.stream().map(Outgoing::head).toList();
        inFlight++;
        return new Outbound(
                new ExchangeRequest(session, nextMessage(), epoch, nextEvent, HOLD_MILLIS, first, heads), tasks);
    }

    /** The next tasks to send, numbered without a gap, as many as fit. */
    private List<Outgoing> takeRun() {
        List<Outgoing> tasks = new ArrayList<>();
        long bytes = 0;
        for (var next = unsent.firstEntry();
                next != null && tasks.size() < MAX_BATCH_TASKS && bytes < MAX_BATCH_BYTES;
                next = unsent.higherEntry(next.getKey())) {
            if (!tasks.isEmpty() && next.getKey() != tasks.get(0).number() + tasks.size()) {
                break;
            }
            bytes += next.getValue().length();
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
    void accepted(Collection<? extends Outgoing> tasks) {
        for (Outgoing each : tasks) {
            each.accepted();
            parts.remove(each.number());
        }
    }

    /** The engine refused these tasks for now: they are to be sent again, in their places. */
    void refused(List<Outgoing> tasks) {
        tasks.forEach(task -> unsent.put(task.number(), task));
    }

    /** These, the last that were taken to be sent, can't be: their tasks are forgotten and leave no gap. Gives those tasks. */
    Set<PendingTask> unsendable(List<Outgoing> sent) {
        Set<PendingTask> lost = sent.stream().map(Outgoing::task).collect(Collectors.toSet());
        sent.forEach(this::forget);
        List<Outgoing> later = List.copyOf(unsent.values());
        later.forEach(this::forget);
        nextNumber = Math.min(
                sent.get(0).number(),
                later.isEmpty() ? Long.MAX_VALUE : later.get(0).number());
        unsent.clear();
        later.stream().filter(each -> !lost.contains(each.task())).forEach(this::enter);
        return lost;
    }

    private void forget(Outgoing outgoing) {
        parts.remove(outgoing.number());
        unfinished.remove(outgoing.number());
    }

    /** Begins a new epoch, in which nothing is in flight. */
    int fence() {
        inFlight = 0;
        return ++epoch;
    }

    /** After a fence the engine has said which task it expects next: it has all before, and the others are sent again. */
    void resumeAt(long number) {
        unsent.clear();
        inParts = false;
        unfinished.headMap(number).values().forEach(PendingTask::accepted);
        parts.headMap(number).clear();
        unsent.putAll(unfinished.tailMap(number));
        unsent.putAll(parts);
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
        inParts = event instanceof Event.Part;
        if (task == null) {
            return;
        }
        accepted(unfinished.headMap(event.task(), true).values()); // they arrive in order
        parts.headMap(event.task()).clear();
        task.accepted();
        if (event instanceof Event.Part part && payload != null) {
            task.arrived(part, payload);
        } else {
            into.add(new Arrived(task, event, payload == null ? null : task.whole(payload)));
        }
    }

    /** All tasks without an end, which this conversation forgets. */
    List<PendingTask> abandonAll() {
        List<PendingTask> tasks = new ArrayList<>(unfinished.values());
        unfinished.clear();
        parts.clear();
        unsent.clear();
        return tasks;
    }

    /** All tasks of which something was sent and that have no end, which this conversation forgets; the others stay to be sent. */
    Collection<PendingTask> abandonSent() {
        Set<Outgoing> toSend = Set.copyOf(unsent.values());
        Set<PendingTask> begun = unfinished.values().stream()
                .filter(task -> !toSend.contains(task) || !toSend.containsAll(task.parts()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        unsent.values().removeIf(each -> begun.contains(each.task()));
        unfinished.values().removeAll(begun);
        parts.keySet().retainAll(unsent.keySet());
        return begun;
    }

    List<PendingTask> unfinishedLatestFirst() {
        return new ArrayList<>(unfinished.descendingMap().values());
    }

    boolean isUnfinished(PendingTask task) {
        return unfinished.get(task.number()) == task;
    }
}
