package org.cogrid.client.internal.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cogrid.core.internal.wire.Sealed;
import org.cogrid.node.internal.engine.EngineSide;

/** An engine behind a wire that loses, delays, repeats and never answers messages, all in virtual time and by one seed. */
final class SimulatedGrid implements EngineLink {
    /** How bad the wire is, in percent of all messages. */
    record Faults(int lost, int unanswered, int repeated, int late, int unsendable) {
        static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    }

    private static final int LONGEST_MICROS = 2_000;
    private static final int VERY_LATE_MICROS = 90_000_000;

    private final VirtualTime time;
    private final Random random;
    private final EngineSide engine;
    private final List<Runnable> waiting = new ArrayList<>();
    private Faults faults;
    private boolean running;

    SimulatedGrid(VirtualTime time, Random random, EngineSide engine, Faults faults) {
        this.time = time;
        this.random = random;
        this.engine = engine;
        this.faults = faults;
    }

    void heal() {
        faults = Faults.NONE;
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private int delay() {
        return happens(faults.late()) ? random.nextInt(VERY_LATE_MICROS) : random.nextInt(LONGEST_MICROS);
    }

    @Override
    public CompletionStage<Sealed> exchange(Sealed message) {
        if (happens(faults.unsendable())) {
            throw new UnsendableException(new OutOfMemoryError("the heap is full"));
        }
        CompletableFuture<Sealed> answer = new CompletableFuture<>();
        onTheWire(answer, () -> arrive(message, answer));
        if (happens(faults.repeated())) {
            time.after(delay(), () -> arrive(message, new CompletableFuture<>()));
        }
        return answer;
    }

    @Override
    public CompletionStage<Sealed> control(Sealed message) {
        CompletableFuture<Sealed> answer = new CompletableFuture<>();
        Supplier<Sealed> engineAnswers = () -> engine.door().control(message);
        onTheWire(answer, () -> {
            Sealed given = engineAnswers.get();
            somethingHappened();
            home(answer, given);
        });
        if (happens(faults.repeated())) {
            time.after(delay(), engineAnswers::get);
        }
        return answer;
    }

    private void onTheWire(CompletableFuture<Sealed> answer, Runnable arrival) {
        if (happens(faults.lost())) {
            time.after(delay(), () -> answer.completeExceptionally(new IOException("the connection broke")));
        } else {
            time.after(delay(), arrival);
        }
    }

    private void home(CompletableFuture<Sealed> answer, Sealed given) {
        if (happens(faults.lost())) {
            time.after(delay(), () -> answer.completeExceptionally(new IOException("the connection broke")));
        } else if (!happens(faults.unanswered())) {
            time.after(delay(), () -> answer.complete(given));
        }
    }

    private void arrive(Sealed message, CompletableFuture<Sealed> answer) {
        EngineSide.Held held = engine.arrive(message);
        Runnable[] look = new Runnable[1];
        look[0] = () -> held.answer(false).ifPresent(given -> {
            waiting.remove(look[0]);
            home(answer, given);
        });
        waiting.add(look[0]);
        time.after(held.hold().toNanos() / 1_000, () -> {
            if (waiting.remove(look[0])) {
                home(answer, held.answer(true).orElseThrow());
            }
        });
        somethingHappened();
    }

    /** Exchanges that wait may go home now, and there may be something to run. */
    void somethingHappened() {
        List.copyOf(waiting).forEach(Runnable::run);
        if (!running) {
            running = true;
            time.after(random.nextInt(LONGEST_MICROS), () -> {
                running = false;
                if (engine.runNext()) {
                    somethingHappened();
                }
            });
        }
    }
}
