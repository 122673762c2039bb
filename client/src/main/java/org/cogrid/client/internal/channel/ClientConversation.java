package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.ExchangeRequest.Listening;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of its sessions with one engine, as bookkeeping only: which tasks are to be sent, which are unfinished, and
 * which events have come. A task keeps its number, which is used for nothing else. Whatever the engine is not known to have
 * when nothing is on its way is sent again, and the engine skips what it has. Nothing here waits, sends or completes. Not
 * thread-safe; the channel's lock guards it.
 */
final class ClientConversation {
    /** Exchanges on their way at one time: one that waits at the engine, one that brings more. */
    static final int MAX_IN_FLIGHT = 2;

    /** Of something large: one piece is being made, one is on the wire, one is being checked, and one is to spare. */
    private static final int MAX_PIECES_IN_FLIGHT = 4;

    private static final int MAX_BATCH_TASKS = 1_000;
    private static final long MAX_BATCH_BYTES = 4L << 20;
    /** The engine is told at once that so much has come, and not only with what is sent next: it keeps all till then. */
    private static final long MUCH = 256 << 10;

    private static final int HOLD_MILLIS = 10_000;
    private static final UUID NO_SESSION = new UUID(0, 0);

    /** An exchange on its way; of its tasks, those numbered from {@code newFrom} on were never sent before. */
    record Outbound(ExchangeRequest request, List<Outgoing> tasks, long newFrom) {
        List<Piece> bodies() {
            return tasks.stream().map(Outgoing::body).toList();
        }
    }

    /** An event for a task, with its payload if it has one. */
    record Arrived(PendingTask task, Event event, byte @Nullable [] body) {}

    private record Batch(List<Event> events, List<byte[]> bodies) {}

    /** What the engine is not known to have. */
    private final NumberedQueue<Outgoing> unaccepted = new NumberedQueue<>();
    /** By number, and in that order. */
    private final Map<Long, PendingTask> unfinished = new LinkedHashMap<>();

    private final Set<Outbound> onTheirWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TreeMap<Long, Batch> early = new TreeMap<>();
    private UUID session = NO_SESSION;
    /** All below were sent in this session, maybe in vain. */
    private long sentBelow;
    /** What is sent next: all below is on its way or at the engine. */
    private long nextToSend;
    /** All below this are sent alone, as some of them together were too large to be sent. */
    private long aloneBelow;

    private long nextRequest = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2);
    /** What is on its way since before this request is overdue. */
    private long oldRequest = nextRequest;

    private long nextEvent;
    /** Whether an answer with events may be lost. */
    private boolean eventsMissing;
    /** What was sent before this request may still bring events that are missing; none are if it is the largest number. */
    private long gapSince = Long.MAX_VALUE;
    /** Whether the last event was a part of something large, of which more waits to be fetched. */
    private boolean inParts;
    /** How much has come that the engine keeps until it is told so. */
    private long unacknowledged;

    /** The engine has given a session for all tasks from {@link #firstNumber} on. */
    void open(UUID id) {
        session = id;
    }

    /** The number of the first task of the session that is to be opened. */
    long firstNumber() {
        return sentBelow;
    }

    void add(PendingTask task) {
        task.parts().forEach(this::enter);
        enter(task);
        unfinished.put(task.number(), task);
    }

    private void enter(Outgoing outgoing) {
        outgoing.number(unaccepted.end());
        unaccepted.add(outgoing);
    }

    /** Whether there is something to send or to tell, or to listen for with that much room for what has come and is not read. */
    boolean wantsExchange(long unreadRoom) {
        return wantsToSend() || (wantsToListen() && roomToAskFor(unreadRoom) > 0) || wantsToAcknowledge();
    }

    private boolean wantsToSend() {
        return hasUnsent() && onTheirWay.size() < (isPieceNext() ? MAX_PIECES_IN_FLIGHT : MAX_IN_FLIGHT);
    }

    private boolean isPieceNext() {
        return unaccepted.get(nextToSend).head().size() > 0;
    }

    private boolean wantsToListen() {
        return onTheirWay.isEmpty() ? !unfinished.isEmpty() : inParts && onTheirWay.size() < MAX_PIECES_IN_FLIGHT;
    }

    /** Also while an exchange waits at the engine, which may wait for just this before it starts what is to be told next. */
    private boolean wantsToAcknowledge() {
        return onTheirWay.size() < MAX_PIECES_IN_FLIGHT && !inParts && unacknowledged >= MUCH;
    }

    /**
     * What has begun to come in parts is fetched to its end, one part after the other: the room for it is taken. Nothing is asked for
     * while an answer on its way may still bring what is missing here: what comes after that can't be read yet, and takes room
     * that nobody counts.
     */
    private long roomToAskFor(long unreadRoom) {
        if (gapSince < Long.MAX_VALUE && !eventsMissing && !onTheirWay.isEmpty()) {
            return 0;
        }
        long free = unreadRoom;
        for (Outbound exchange : onTheirWay) {
            free -= exchange.request().listening().room();
        }
        if (free > 0) {
            return Math.min(free, MAX_BATCH_BYTES);
        }
        return inParts && onTheirWay.isEmpty() ? 1 : 0;
    }

    /** Whether there is something that was not sent, or in vain. */
    boolean hasUnsent() {
        return nextToSend < nextNumber();
    }

    /** Whether none of the next things to send is that large. */
    boolean isUnsentSmallerThan(long bytes) {
        long end = Math.min(nextNumber(), nextToSend + MAX_BATCH_TASKS);
        for (long number = nextToSend; number < end; number++) {
            if (unaccepted.get(number).length() >= bytes) {
                return false;
            }
        }
        return true;
    }

    UUID session() {
        return session;
    }

    /** A number for a message: each is used once. */
    long nextRequest() {
        return nextRequest++;
    }

    /** The number of the next task to be added: all below are known. */
    long nextNumber() {
        return unaccepted.end();
    }

    /** The next exchange to send: as many tasks as fit, maybe none. It asks for events as there is room for them. */
    Outbound next(long unreadRoom) {
        long room = roomToAskFor(unreadRoom);
        long newFrom = sentBelow;
        long first = nextToSend;
        List<Outgoing> tasks = takeTasks();
        List<TaskHead> heads = tasks.stream().map(Outgoing::head).toList();
        Listening listening = new Listening(nextEvent, eventsMissing && room > 0, room);
        eventsMissing &= room == 0;
        unacknowledged =
                inParts ? unacknowledged : 0; // of what comes in parts, all is kept until the last one has come
        Outbound exchange = new Outbound(
                new ExchangeRequest(session, nextRequest(), listening, HOLD_MILLIS, first, heads), tasks, newFrom);
        onTheirWay.add(exchange);
        return exchange;
    }

    private List<Outgoing> takeTasks() {
        List<Outgoing> tasks = new ArrayList<>();
        long bytes = 0;
        int most = nextToSend < aloneBelow ? 1 : MAX_BATCH_TASKS;
        while (hasUnsent() && tasks.size() < most && bytes < MAX_BATCH_BYTES) {
            Outgoing next = unaccepted.get(nextToSend++);
            bytes += next.length();
            tasks.add(next);
        }
        sentBelow = Math.max(sentBelow, nextToSend);
        return tasks;
    }

    /** An exchange of this session has come home; false for one of an earlier session, or one that was given up before. */
    boolean cameHome(Outbound exchange) {
        boolean awaited = onTheirWay.remove(exchange);
        if (onTheirWay.stream().allMatch(other -> other.tasks().isEmpty())) {
            nextToSend = unaccepted.first();
        }
        return awaited;
    }

    /** An answer will not come: what it told must be told again. */
    void answerLost() {
        eventsMissing = true;
        unacknowledged = Math.max(unacknowledged, MUCH); // what it told may not have arrived
    }

    /**
     * To be called now and then: gives up what was on its way already at the last call, as no answer will come any more.
     */
    void giveUpOverdue() {
        List<Outbound> overdue = onTheirWay.stream()
                .filter(exchange -> exchange.request().number() < oldRequest)
                .toList();
        overdue.forEach(exchange -> {
            cameHome(exchange);
            answerLost();
        });
        oldRequest = nextRequest();
    }

    /** The engine has all tasks below this number. */
    private void accepted(long below) {
        unaccepted.removeBelow(below, Outgoing::accepted);
        nextToSend = Math.max(nextToSend, unaccepted.first());
    }

    /** A task that can't be sent; it may have been before, in vain or not. */
    record Unsendable(PendingTask task, boolean mayHaveArrived) {}

    /**
     * The last exchange that was taken can't be sent. If it brings one task or part only, that task is returned, to be forgotten, and
     * its numbers are void; if it brings several, each is to be sent alone.
     */
    Optional<Unsendable> unsendable(Outbound exchange) {
        cameHome(exchange);
        answerLost();
        List<Outgoing> tasks = exchange.tasks();
        nextToSend = exchange.request().first();
        sentBelow = exchange.newFrom();
        if (tasks.size() > 1) {
            aloneBelow = tasks.get(tasks.size() - 1).number() + 1;
        }
        if (tasks.size() != 1) {
            return Optional.empty();
        }
        PendingTask lost = tasks.get(0).task();
        makeVoid(Set.of(lost));
        return isUnfinished(lost) ? Optional.of(new Unsendable(lost, lost.number() < sentBelow)) : Optional.empty();
    }

    /** Takes in what an answer tells, in the order it happened, leaving out what was told before. */
    List<Arrived> take(ExchangeAnswer answer, List<byte[]> bodies) {
        accepted(answer.next());
        if (!answer.events().isEmpty()) {
            early.put(answer.firstEvent(), new Batch(answer.events(), bodies));
        }
        List<Arrived> arrived = new ArrayList<>();
        for (var batch = early.firstEntry(); batch != null && batch.getKey() <= nextEvent; batch = early.firstEntry()) {
            early.remove(batch.getKey());
            read(batch.getKey(), batch.getValue(), arrived);
        }
        lookForGap(answer.firstEvent());
        return arrived;
    }

    /** Events that were told and are not here are missing when nothing is left on its way that may bring them. */
    private void lookForGap(long firstTold) {
        if (firstTold <= nextEvent && early.isEmpty()) {
            gapSince = Long.MAX_VALUE;
            return;
        }
        gapSince = Math.min(gapSince, nextRequest);
        if (onTheirWay.stream().noneMatch(exchange -> exchange.request().number() < gapSince)) {
            eventsMissing = true;
            gapSince = nextRequest + 1; // the next request asks for them
        }
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
        accepted(event.task() + 1);
        PendingTask task = unfinished.get(event.task());
        inParts = event instanceof Event.Part;
        unacknowledged += event.heldBytes() + (payload == null ? 0 : payload.length);
        if (task != null) {
            into.add(new Arrived(task, event, payload));
        }
    }

    /** A task has ended. To be called once that is written down: an Error before leaves it to be {@linkplain #abandonAll abandoned}. */
    void forget(PendingTask task) {
        unfinished.remove(task.number());
    }

    /** Forgets all tasks without an end, each once it was told of: an Error meanwhile leaves the others to the next call. */
    void abandonAll(Consumer<PendingTask> tell) {
        unaccepted.removeBelow(nextNumber(), gone -> {});
        onTheirWay.clear();
        nextToSend = nextNumber();
        for (Iterator<PendingTask> tasks = unfinished.values().iterator(); tasks.hasNext(); tasks.remove()) {
            tell.accept(tasks.next());
        }
    }

    /**
     * The engine has forgotten the session. Returns all tasks without an end of which something was sent, or which must not run any
     * more: they are to be forgotten. The others stay to be sent in a session that begins with the first of them.
     */
    Collection<PendingTask> abandonSent() {
        Set<PendingTask> begun = unfinished.values().stream()
                .filter(task -> task.firstNumber() < sentBelow || task.isNeverToRun())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        unaccepted.removeBelow(sentBelow, gone -> {});
        while (!unaccepted.isEmpty()
                && unaccepted.get(unaccepted.first()).task().firstNumber() < sentBelow) {
            unaccepted.removeBelow(unaccepted.first() + 1, gone -> {});
        }
        makeVoid(begun);
        sentBelow = unaccepted.first();
        nextToSend = sentBelow;
        session = NO_SESSION; // what comes home late belongs to none
        onTheirWay.clear();
        early.clear();
        nextEvent = 0;
        eventsMissing = false;
        gapSince = Long.MAX_VALUE;
        inParts = false;
        unacknowledged = 0;
        return begun;
    }

    private void makeVoid(Set<PendingTask> tasks) {
        for (long number = unaccepted.first(); number < unaccepted.end(); number++) {
            PendingTask task = unaccepted.get(number).task();
            if (tasks.contains(task)) {
                unaccepted.set(number, new VoidNumber(task, number));
            }
        }
    }

    List<PendingTask> unfinishedLatestFirst() {
        List<PendingTask> tasks = new ArrayList<>(unfinished.values());
        Collections.reverse(tasks);
        return tasks;
    }

    boolean isUnfinished(PendingTask task) {
        return unfinished.get(task.number()) == task;
    }
}
