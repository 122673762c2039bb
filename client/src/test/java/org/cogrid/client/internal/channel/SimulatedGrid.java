package org.cogrid.client.internal.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.client.internal.link.UnsendableException;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.node.internal.conversation.EngineSide;

/**
 * An engine, and those that come after it, behind a wire that loses, delays, repeats and never answers messages, all in virtual
 * time and by one seed.
 */
final class SimulatedGrid {
    /** How bad the wire is, in percent of all messages. */
    record Faults(int lost, int unanswered, int repeated, int late, int unsendable) {
        static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    }

    /** Who writes down what happens. */
    interface Trace {
        void note(Supplier<String> what);
    }

    private static final int LONGEST_MICROS = 2_000;
    private static final int VERY_LATE_MICROS = 90_000_000;

    private final VirtualTime time;
    private final Random random;
    private final Supplier<EngineSide> engines;
    private final Trace trace;
    /** All engines there were; the last one is alive. */
    private final List<Incarnation> incarnations = new ArrayList<>();

    private Faults faults;
    private int exchanges;

    SimulatedGrid(VirtualTime time, Random random, Supplier<EngineSide> engines, Faults faults, Trace trace) {
        this.time = time;
        this.random = random;
        this.engines = engines;
        this.faults = faults;
        this.trace = trace;
        restart();
    }

    void heal() {
        trace.note(() -> "the wire is good from now on");
        faults = Faults.NONE;
    }

    /** The engine dies with all it holds, and another one takes its place. What it has answered may still arrive. */
    void restart() {
        trace.note(() -> "engine " + incarnations.size() + " starts");
        if (!incarnations.isEmpty()) {
            current().die();
        }
        incarnations.add(new Incarnation());
    }

    EngineSide engine() {
        return current().side;
    }

    private Incarnation current() {
        return incarnations.get(incarnations.size() - 1);
    }

    /** A link to the engine of now; what is sent to it after its death does not arrive. */
    EngineLink link() {
        Incarnation engine = current();
        return new Link(() -> engine);
    }

    /** A link to whatever engine there is when a message arrives. */
    EngineLink followingLink() {
        return new Link(this::current);
    }

    /** The bodies of all tasks that have run on any engine, in order. */
    List<byte[]> ran() {
        return incarnations.stream().flatMap(each -> each.side.ran().stream()).toList();
    }

    /** How many exchanges were sent. */
    int exchanges() {
        return exchanges;
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private int delay() {
        return happens(faults.late()) ? random.nextInt(VERY_LATE_MICROS) : random.nextInt(LONGEST_MICROS);
    }

    private void breaks(CompletableFuture<Message> answer) {
        time.after(delay(), () -> answer.completeExceptionally(new IOException("the connection broke")));
    }

    private void home(CompletableFuture<Message> answer, Message given) {
        if (happens(faults.lost())) {
            breaks(answer);
        } else if (!happens(faults.unanswered())) {
            time.after(delay(), () -> answer.complete(given));
        }
    }

    /** What is sent to one engine, or to one after the other. */
    private final class Link implements EngineLink {
        private final Supplier<Incarnation> to;

        Link(Supplier<Incarnation> to) {
            this.to = to;
        }

        @Override
        public CompletionStage<Message> exchange(Message message) {
            if (happens(faults.unsendable())) {
                trace.note(() -> "unsendable: " + request(message));
                throw new UnsendableException(new OutOfMemoryError("the heap is full"));
            }
            exchanges++;
            trace.note(() -> "sent: " + request(message));
            CompletableFuture<Message> answer = new CompletableFuture<>();
            onTheWire(answer, () -> to.get().arrive(message, answer));
            if (happens(faults.repeated())) {
                time.after(delay(), () -> to.get().arrive(message, new CompletableFuture<>()));
            }
            return answer;
        }

        @Override
        public CompletionStage<Message> control(Message message) {
            CompletableFuture<Message> answer = new CompletableFuture<>();
            onTheWire(answer, () -> to.get().control(message, answer));
            if (happens(faults.repeated())) {
                time.after(delay(), () -> to.get().control(message, new CompletableFuture<>()));
            }
            return answer;
        }
    }

    private void onTheWire(CompletableFuture<Message> answer, Runnable arrival) {
        if (happens(faults.lost())) {
            breaks(answer);
        } else {
            time.after(delay(), arrival);
        }
    }

    /** One life of the engine. */
    private final class Incarnation {
        private final EngineSide side = engines.get();
        private final int number = incarnations.size();
        /** Exchanges that have overtaken others. */
        private final List<Waiting> early = new ArrayList<>();
        /** Exchanges that wait for something to happen. */
        private final List<Waiting> waiting = new ArrayList<>();

        private boolean running;
        private boolean dead;

        void die() {
            dead = true;
            waiting.addAll(early);
            early.clear();
            waiting.stream()
                    .filter(each -> random.nextBoolean()) // the others are never answered
                    .forEach(each -> breaks(each.answer()));
            waiting.clear();
        }

        void control(Message message, CompletableFuture<Message> answer) {
            if (dead) {
                breaks(answer);
                return;
            }
            Message given = side.door().control(message);
            trace.note(() -> "arrived at " + number + ": " + ControlRequest.fromHead(message.head()));
            somethingHappened();
            home(answer, given);
        }

        void arrive(Message message, CompletableFuture<Message> answer) {
            if (dead) {
                breaks(answer);
                return;
            }
            trace.note(() -> "arrived at " + number + ": " + request(message));
            Waiting guest = new Waiting(side.arrive(message), answer);
            early.add(guest);
            time.after(guest.held().longestTurn().toNanos() / 1_000, () -> takeIn(guest, true));
            takeIn(guest, false);
        }

        private void takeIn(Waiting guest, boolean timeIsUp) {
            if (!early.contains(guest) || (guest.held().isEarly() && !timeIsUp)) {
                return;
            }
            early.remove(guest);
            guest.held().takeIn().ifPresentOrElse(given -> goHome(guest, given), () -> {
                waiting.add(guest);
                time.after(guest.held().hold().toNanos() / 1_000, () -> look(guest, true));
            });
            somethingHappened();
        }

        private void look(Waiting guest, boolean timeIsUp) {
            if (waiting.contains(guest)) {
                guest.held().answer(timeIsUp).ifPresent(given -> {
                    waiting.remove(guest);
                    goHome(guest, given);
                });
            }
        }

        private void goHome(Waiting guest, Message given) {
            trace.note(() -> "answered by " + number + ": " + answer(given));
            home(guest.answer(), given);
        }

        /** Exchanges that wait may go home now, and there may be something to run. */
        private void somethingHappened() {
            List.copyOf(early).forEach(guest -> takeIn(guest, false));
            List.copyOf(waiting).forEach(guest -> look(guest, false));
            if (!running) {
                running = true;
                time.after(random.nextInt(LONGEST_MICROS), () -> {
                    running = false;
                    if (!dead && side.runNext()) {
                        trace.note(() -> number + " has taken a task from its queue");
                        somethingHappened();
                    }
                });
            }
        }
    }

    /** An exchange at the engine. */
    private record Waiting(EngineSide.Held held, CompletableFuture<Message> answer) {}

    private static String request(Message message) {
        ExchangeRequest request = ExchangeRequest.in(message);
        return "exchange " + name(request.conversation(), request.number()) + " with tasks from " + request.first()
                + " on: " + request.tasks() + ", " + request.listening();
    }

    private static String answer(Message given) {
        ExchangeAnswer answer = ExchangeAnswer.fromHead(given.head());
        return "exchange " + name(answer.to().conversation(), answer.to().number()) + " " + answer.verdict()
                + ", next task " + answer.next() + ", events from " + answer.firstEvent() + " on: " + answer.events();
    }

    private static String name(UUID conversation, long number) {
        return conversation.toString().substring(0, 4) + "/" + number % 1_000_000;
    }
}
