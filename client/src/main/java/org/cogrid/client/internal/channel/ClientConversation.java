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
 * The client's half of the conversations with one engine. It only keeps the books: which tasks are to be sent, which
 * are unfinished, and which events have come. A task keeps its number, and no number is used twice. When nothing is on
 * its way, everything that the engine is not known to have is sent again; the engine skips what it has already. This
 * class does not wait, send or complete anything. Not thread-safe; the channel's lock guards it.
 */
final class ClientConversation {
    /** The most exchanges on their way at one time: one waits at the engine, another one brings more tasks. */
    static final int MAX_IN_FLIGHT = 2;

    /** The most pieces of a large value on their way: one each being made, on the wire and being checked, one spare. */
    private static final int MAX_PIECES_IN_FLIGHT = 4;

    private static final long MAX_BATCH_BYTES = 4L << 20;
    /** When this many bytes have come, the client acknowledges them at once, as the engine keeps them until then. */
    private static final long MUCH = 256 << 10;

    private static final int HOLD_MILLIS = 10_000;
    private static final UUID NO_CONVERSATION = new UUID(0, 0);

    /** An event for a task, with its payload if it has one. */
    record Arrived(PendingTask task, Event event, @Nullable Piece body) {}

    private record Batch(List<Event> events, List<Piece> bodies) {}

    /** The tasks and pieces that the engine is not known to have. */
    private final NumberedQueue<Outgoing> unaccepted = new NumberedQueue<>();
    /** The unfinished tasks by number, in the order of their numbers. */
    private final Map<Long, PendingTask> unfinished = new LinkedHashMap<>();

    private final Set<Outbound> onTheirWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TreeMap<Long, Batch> early = new TreeMap<>();
    private UUID id = NO_CONVERSATION;
    /** Everything below this number was sent in this conversation; some of it may have been lost. */
    private long sentBelow;
    /** The number to send next. Everything below it is on its way or at the engine. */
    private long nextToSend;
    /** Everything below this number is sent alone, because several of these together were too large for a message. */
    private long aloneBelow;

    private long nextRequest = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2);
    /** Requests before this number are overdue. */
    private long oldRequest = nextRequest;

    private long nextEvent;
    /** True while an answer with events may be lost. */
    private boolean eventsMissing;
    /** Requests before this number may still bring missing events; the largest number while no events are missing. */
    private long gapSince = Long.MAX_VALUE;

    private final ComingValue value = new ComingValue();
    /** How many bytes have come that the engine keeps until they are acknowledged. */
    private long unacknowledged;

    /** Starts the conversation that the engine has opened. It covers all tasks from {@link #firstNumber} on. */
    void open(UUID id) {
        this.id = id;
    }

    /** Returns the number of the first task of the conversation to be opened. */
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

    /** True if there is something to send, to acknowledge, or to listen for with that room for unread results. */
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
        boolean more = value.mayComeAtOnce(eventsMissing) && onTheirWay.size() < MAX_PIECES_IN_FLIGHT;
        return onTheirWay.isEmpty() ? !unfinished.isEmpty() : more;
    }

    /**
     * True even while an exchange waits at the engine: the engine may need the acknowledgement before it sends the next
     * events.
     */
    private boolean wantsToAcknowledge() {
        return onTheirWay.size() < MAX_PIECES_IN_FLIGHT && !value.isComing() && unacknowledged >= MUCH;
    }

    /**
     * Returns how many bytes of events to ask for. Once the first piece of a large value has come, its other pieces are
     * fetched one by one, as the room for them is taken already. Nothing is asked for while an answer on its way may
     * still bring missing events: later events could not be read yet, and would take room that nobody counts.
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
        return value.isComing() && onTheirWay.isEmpty() ? 1 : 0;
    }

    /** True if something was never sent, or was sent and lost. */
    boolean hasUnsent() {
        return nextToSend < nextNumber();
    }

    /** True if each of the next things to send is smaller than {@code bytes}. */
    boolean isUnsentSmallerThan(long bytes) {
        long end = Math.min(nextNumber(), nextToSend + ExchangeRequest.MOST_TASKS);
        for (long number = nextToSend; number < end; number++) {
            if (unaccepted.get(number).length() >= bytes) {
                return false;
            }
        }
        return true;
    }

    UUID id() {
        return id;
    }

    /** Returns a new number for a message. Each number is used once. */
    long nextRequest() {
        return nextRequest++;
    }

    /** Returns the number of the next task to be added. */
    long nextNumber() {
        return unaccepted.end();
    }

    /**
     * Returns the next exchange. It holds as many tasks as fit, possibly none, and asks for as many events as there is
     * room for.
     */
    Outbound next(long unreadRoom) {
        long room = roomToAskFor(unreadRoom);
        long newFrom = sentBelow;
        long first = nextToSend;
        List<Outgoing> tasks = takeTasks();
        List<TaskHead> heads = tasks.stream().map(Outgoing::head).toList();
        Listening listening = new Listening(nextEvent, eventsMissing && room > 0, room);
        eventsMissing &= room == 0;
        if (!value.isComing()) { // its end is acknowledged even if the last piece is small
            unacknowledged = 0;
        }
        Outbound exchange = new Outbound(
                new ExchangeRequest(id, nextRequest(), listening, HOLD_MILLIS, first, heads), tasks, newFrom);
        onTheirWay.add(exchange);
        return exchange;
    }

    private List<Outgoing> takeTasks() {
        List<Outgoing> tasks = new ArrayList<>();
        long bytes = 0;
        int most = nextToSend < aloneBelow ? 1 : ExchangeRequest.MOST_TASKS;
        while (hasUnsent() && tasks.size() < most) {
            Outgoing next = unaccepted.get(nextToSend);
            bytes += next.length();
            if (bytes > MAX_BATCH_BYTES && !tasks.isEmpty()) {
                break;
            }
            nextToSend++;
            tasks.add(next);
        }
        sentBelow = Math.max(sentBelow, nextToSend);
        return tasks;
    }

    /**
     * Notes that an exchange of this conversation was answered or has failed. Returns false for an exchange of an
     * earlier conversation, and for one that was given up before.
     */
    boolean cameHome(Outbound exchange) {
        boolean awaited = onTheirWay.remove(exchange);
        if (onTheirWay.stream().allMatch(other -> other.tasks().isEmpty())) {
            nextToSend = unaccepted.first();
        }
        return awaited;
    }

    /** Notes that an answer was lost, so that the engine must send its events again. */
    void answerLost() {
        eventsMissing = true;
        unacknowledged = Math.max(unacknowledged, MUCH); // the acknowledgement in it may not have arrived
    }

    /**
     * Gives up the exchanges that were on their way at the last call already, as their answers will not come. Called at
     * intervals.
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

    /** Notes that the engine has all tasks below this number. */
    private void accepted(long below) {
        unaccepted.removeBelow(below, Outgoing::accepted);
        nextToSend = Math.max(nextToSend, unaccepted.first());
    }

    /** A task that can't be sent. If it {@code mayHaveArrived}, an earlier attempt may have reached the engine. */
    record Unsendable(PendingTask task, boolean mayHaveArrived) {}

    /**
     * Notes that an exchange is too large to send. If it holds a single task or piece, that task is returned: it is to
     * be forgotten, and its numbers become void. If it holds several, each of them is sent alone from now on.
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

    /** Takes the events out of an answer, in their order, without those that came before. */
    List<Arrived> take(ExchangeAnswer answer, List<Piece> bodies) {
        accepted(answer.next());
        if (value.answered(!answer.events().isEmpty())) {
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

    /** Finds gaps: events that the engine has sent are missing once nothing is on its way that may bring them. */
    private void lookForGap(long firstTold) {
        if (firstTold <= nextEvent && early.isEmpty()) {
            gapSince = Long.MAX_VALUE;
            return;
        }
        gapSince = Math.min(gapSince, nextRequest);
        if (onTheirWay.stream().noneMatch(exchange -> exchange.request().number() < gapSince)) {
            eventsMissing = true;
            gapSince = nextRequest + 1; // the next request asks for these events again
        }
    }

    private void read(long first, Batch batch, List<Arrived> into) {
        long number = first;
        int body = 0;
        for (Event event : batch.events()) {
            Piece payload = event.bodies() == 0 ? null : batch.bodies().get(body);
            body += event.bodies();
            if (number++ == nextEvent) {
                nextEvent++;
                read(event, payload, into);
            }
        }
    }

    private void read(Event event, @Nullable Piece payload, List<Arrived> into) {
        accepted(event.task() + 1);
        PendingTask task = unfinished.get(event.task());
        value.read(event);
        unacknowledged += event.heldBytes() + (payload == null ? 0 : payload.length());
        if (task != null) {
            into.add(new Arrived(task, event, payload));
        }
    }

    /**
     * Forgets a task that has ended. Call it after the end is recorded: if an Error comes before, the task is
     * {@linkplain #abandonAll abandoned} later.
     */
    void forget(PendingTask task) {
        unfinished.remove(task.number());
    }

    /**
     * Forgets all unfinished tasks, each after {@code tell} was called with it. If an Error interrupts this, the next
     * call goes on with the others.
     */
    void abandonAll(Consumer<PendingTask> tell) {
        unaccepted.removeBelow(nextNumber(), gone -> {});
        onTheirWay.clear();
        nextToSend = nextNumber();
        for (Iterator<PendingTask> tasks = unfinished.values().iterator(); tasks.hasNext(); tasks.remove()) {
            tell.accept(tasks.next());
        }
    }

    /**
     * Notes that the engine has forgotten the conversation. Returns the unfinished tasks that must be given up: those
     * of which something was sent, and those that must not run any more. The others stay, and the next conversation
     * begins with the first of them.
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
        id = NO_CONVERSATION; // answers that come later belong to no exchange
        onTheirWay.clear();
        early.clear();
        nextEvent = 0;
        eventsMissing = false;
        gapSince = Long.MAX_VALUE;
        value.clear();
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

    int unfinishedCount() {
        return unfinished.size();
    }

    boolean isUnfinished(PendingTask task) {
        return unfinished.get(task.number()) == task;
    }
}
