package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.node.internal.conversation.EngineSide;

/** Two clients of an engine that is restarted, leaves and forgets, over a bad wire; what happens is made by the seed. */
final class SimulatedRun {
    private static final int CLIENTS = 2;
    private static final Duration WIRE_IS_BAD = Duration.ofSeconds(3);
    /** What was sent on the bad wire has arrived, or never will. */
    private static final Duration ALL_IS_QUIET = Duration.ofSeconds(190);

    private static final Duration TOO_LONG = Duration.ofSeconds(600);
    private static final int MOST_LATE_NEWS_MICROS = 2_000_000;
    private static final int MANY_EXCHANGES = 5_000;

    private final SimulatedGrid.Trace trace;
    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final SimulatedGrid grid;
    private final SimulatedGrid.Faults faults;
    private final boolean forgets;
    private final int restarts;
    /** Whether clients are told that the engine is another one; otherwise only its messages say so. */
    private final boolean tells;

    private final List<SimulatedClient> clients = new ArrayList<>();

    SimulatedRun(long seed, SimulatedGrid.Trace trace) {
        this.trace = what -> trace.note(() -> time.passed().toNanos() / 1_000 + " us: " + what.get());
        this.random = new Random(seed);
        this.faults = new SimulatedGrid.Faults(some(20), some(4), some(10), some(4), some(5));
        this.forgets = random.nextInt(4) == 0;
        this.restarts = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        this.tells = random.nextInt(3) > 0;
        int pieceBytes = random.nextBoolean() ? 40 : 400;
        long clientBytes = random.nextInt(4) == 0 ? 3_000 : 64 << 20;
        this.grid = new SimulatedGrid(time, random, () -> new EngineSide(pieceBytes, clientBytes), faults, this.trace);
        for (int i = 0; i < CLIENTS; i++) {
            long room = random.nextInt(3) == 0 ? 2_000 : 1 << 20;
            clients.add(new SimulatedClient(i, new ChannelFixture(time, room), pieceBytes, this.trace));
            clients.get(i).servedBy(grid.engine(), link());
        }
    }

    private int some(int most) {
        return random.nextBoolean() ? 0 : random.nextInt(most + 1);
    }

    private EngineLink link() {
        return tells ? grid.link() : grid.followingLink();
    }

    /** Lets it happen, and claims what must hold after it. */
    void check() {
        for (SimulatedClient client : clients) {
            plan(client);
        }
        if (forgets) {
            time.after(
                    random.nextInt(2_000_000),
                    () -> grid.engine().forget(clients.get(0).id()));
        }
        for (int i = 0; i < restarts; i++) {
            time.after(random.nextInt(2_000_000), random.nextBoolean() ? this::restart : this::leave);
        }
        time.after(WIRE_IS_BAD.toNanos() / 1_000, grid::heal);
        pass(ALL_IS_QUIET);
        List<String> ran =
                grid.ran().stream().map(body -> clients.get(0).decode(body)).toList();
        for (SimulatedClient client : clients) {
            checkEnds(client, ran);
            checkOrder(client, ran);
        }
        assertThat(grid.exchanges()).as("exchanges").isLessThan(MANY_EXCHANGES);
        checkThatAllIsWell();
    }

    private void plan(SimulatedClient client) {
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            time.after(random.nextInt(1_000_000), () -> send(client));
        }
        int pause = switch (random.nextInt(8)) {
            case 0 -> 4_000_000;
            case 1, 2, 3 -> 50_000;
            default -> 1_000;
        };
        read(client, pause);
    }

    private void send(SimulatedClient client) {
        int length = random.nextInt(3) == 0 ? random.nextInt(3_000) : random.nextInt(100);
        PendingTask task = client.send("x".repeat(length));
        for (int asks = random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0; asks > 0; asks--) {
            time.after(random.nextInt(random.nextBoolean() ? 3_000 : 1_000_000), () -> client.cancel(task));
        }
    }

    /** Reads one result at a time, with pauses, as long as the wire is bad; later each is read when it has come. */
    private void read(SimulatedClient client, int pause) {
        time.after(pause, () -> {
            client.readOne();
            if (isBad()) {
                read(client, pause);
            }
        });
    }

    private boolean isBad() {
        return time.passed().compareTo(WIRE_IS_BAD) < 0;
    }

    private void restart() {
        grid.restart();
        for (SimulatedClient client : clients) {
            if (tells) {
                time.after(random.nextInt(MOST_LATE_NEWS_MICROS), () -> client.servedBy(grid.engine(), link()));
            }
        }
    }

    private void leave() {
        trace.note(() -> "the engine leaves");
        EngineSide leaving = grid.engine();
        leaving.leave();
        time.after(random.nextInt(MOST_LATE_NEWS_MICROS), () -> {
            if (grid.engine() == leaving) {
                restart();
            }
        });
    }

    private void pass(Duration until) {
        while (time.passed().compareTo(until) < 0 || !clients.stream().allMatch(SimulatedClient::hasReadAll)) {
            if (!time.step() || time.passed().compareTo(TOO_LONG) > 0) {
                throw new AssertionError("unfinished: "
                        + clients.stream().map(SimulatedClient::unread).toList());
            }
            if (!isBad()) {
                clients.forEach(SimulatedClient::readOne);
            }
        }
    }

    private void checkEnds(SimulatedClient client, List<String> ran) {
        for (PendingTask task : client.tasks()) {
            String prefix = client.prefix(task);
            Object end = client.end(task);
            boolean hasRun = ran.stream().anyMatch(value -> value.startsWith(prefix));
            if (end instanceof TaskAbortedException) {
                assertThat(client.hasAskedToCancel(task)).as("%s", end).isTrue();
                assertThat(hasRun).as("%s", end).isFalse();
            } else if (end instanceof EngineLostException lost) {
                assertThat(forgets || restarts > 0 || faults.unsendable() > 0)
                        .as("%s", end)
                        .isTrue();
                assertThat(hasRun && lost.getMessage().contains("has not run"))
                        .as("%s", end)
                        .isFalse();
            } else if (end instanceof CogridException failure) {
                assertThat(failure).hasMessageContaining("could not be sent and has not run");
                assertThat(hasRun).as("%s", end).isFalse();
            } else {
                assertThat(end).isEqualTo(client.value(task));
                assertThat(hasRun).as("%s", end).isTrue();
            }
            assertThat(hasRun && client.isRemoved(task))
                    .as("removed, and ran: %s", prefix)
                    .isFalse();
        }
    }

    private void checkOrder(SimulatedClient client, List<String> ran) {
        List<Integer> numbers = ran.stream()
                .filter(value -> value.startsWith(client.prefix()))
                .map(value -> Integer.valueOf(value.split(":")[1]))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().isSorted();
    }

    /** Every line still works, and its engine keeps nothing but the last end, and nothing when the client has left. */
    private void checkThatAllIsWell() {
        sendOneMore(); // a client that was idle hears only now that it was forgotten
        List<PendingTask> last = sendOneMore();
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(clients.get(i).end(last.get(i))).isEqualTo(clients.get(i).value(last.get(i)));
        }
        assertThat(grid.engine().held()).as("held for clients that have all").isLessThan(CLIENTS * 1_000L);
        clients.forEach(client -> grid.engine().forget(client.id()));
        assertThat(grid.engine().held()).as("held for clients that have left").isZero();
    }

    private List<PendingTask> sendOneMore() {
        List<PendingTask> sent =
                clients.stream().map(client -> client.send("all is well")).toList();
        pass(time.passed().plusSeconds(1));
        return sent;
    }
}
