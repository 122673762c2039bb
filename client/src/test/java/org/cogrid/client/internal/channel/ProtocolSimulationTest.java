package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.node.internal.engine.EngineSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The real channel, conversation, sessions and gate over a wire that is made up, in virtual time on one thread. Each run is made
 * by its seed. More runs: {@code -Dsimulation.runs=20000}; one alone: {@code -Dsimulation.first=SEED -Dsimulation.runs=1}.
 */
class ProtocolSimulationTest {
    private static final Duration WIRE_IS_BAD = Duration.ofSeconds(3);
    private static final Duration LONG_AFTER = Duration.ofSeconds(600);
    private static final int PIECE_BYTES = 40;

    @Test
    @Timeout(300)
    void whateverTheWireDoesEachTaskRunsAtMostOnceInOrderAndHasItsOwnEnd() {
        long first = Long.getLong("simulation.first", 0);
        for (long seed = first; seed < first + Integer.getInteger("simulation.runs", 2_000); seed++) {
            new Run(seed).check();
        }
    }

    /** What a client sends and hears. */
    private static final class Client {
        final ChannelFixture fixture;
        final EngineChannel channel;
        final List<PendingTask> tasks = new ArrayList<>();
        final Set<PendingTask> asked = new HashSet<>();
        final Set<PendingTask> removed = new HashSet<>();

        Client(ChannelFixture fixture, EngineLink link) {
            this.fixture = fixture;
            this.channel = new EngineChannel(link, fixture.context, fixture.codec);
        }
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final VirtualTime time = new VirtualTime();
        private final Seal seal = new Seal(new byte[] {1});
        private final EngineSide engine = new EngineSide(seal, PIECE_BYTES);
        private final SimulatedGrid grid;
        private final SimulatedGrid.Faults faults;
        private final boolean forgets;
        private final List<Client> clients = new ArrayList<>();

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.faults = new SimulatedGrid.Faults(some(20), some(4), some(10), some(4), some(5));
            this.forgets = random.nextInt(4) == 0;
            this.grid = new SimulatedGrid(time, random, engine, faults);
            for (int i = 0; i < 2; i++) {
                clients.add(new Client(new ChannelFixture(seal, time, room()), grid));
            }
        }

        private int some(int most) {
            return random.nextBoolean() ? 0 : random.nextInt(most + 1);
        }

        private long room() {
            return random.nextInt(3) == 0 ? 2_000 : 1 << 20;
        }

        void check() {
            for (Client client : clients) {
                int count = 1 + random.nextInt(25);
                for (int i = 0; i < count; i++) {
                    time.after(random.nextInt(1_000_000), () -> send(client));
                }
            }
            if (forgets) {
                time.after(
                        random.nextInt(2_000_000),
                        () -> engine.forget(clients.get(0).fixture.context.clientId()));
            }
            time.after(WIRE_IS_BAD.toNanos() / 1_000, grid::heal);
            while (time.passed().compareTo(WIRE_IS_BAD) < 0 || !allHaveEnded()) {
                assertThat(time.step()).as("seed %d goes on", seed).isTrue();
                assertThat(time.passed()).as("seed %d: %s", seed, unfinished()).isLessThan(LONG_AFTER);
            }
            clients.forEach(this::checkEnds);
            clients.forEach(this::checkOrder);
        }

        private void send(Client client) {
            int number = client.tasks.size();
            String value = clients.indexOf(client) + ":" + number + ":" + "x".repeat(random.nextInt(4) == 0 ? 300 : 0);
            PendingTask task = client.fixture.task(number, value, PIECE_BYTES, any -> null);
            client.tasks.add(task);
            client.channel.send(task, null);
            if (random.nextInt(5) == 0) {
                time.after(random.nextInt(3_000), () -> cancel(client, task));
            }
        }

        private void cancel(Client client, PendingTask task) {
            client.asked.add(task);
            client.channel
                    .tryAsk(ControlRequest.Verb.CANCEL, task)
                    .ifPresent(asked -> asked.thenAccept(answer -> answer.map(ControlAnswer::verdict)
                            .filter(ControlAnswer.Verdict.REMOVED::equals)
                            .ifPresent(verdict -> client.removed.add(task))));
        }

        /** All have ended; in order, each is read as soon as it has come, so that there is room for the next. */
        private boolean allHaveEnded() {
            boolean all = true;
            for (Client client : clients) {
                for (PendingTask task : client.tasks) {
                    all &= task.hasEnded();
                    if (task.hasEnded()) {
                        end(task);
                    }
                }
            }
            return all;
        }

        private List<String> unfinished() {
            return clients.stream()
                    .flatMap(client -> client.tasks.stream())
                    .filter(task -> !task.hasEnded())
                    .map(task -> task.record().name() + " number " + task.number())
                    .toList();
        }

        private static Object end(PendingTask task) {
            try {
                return task.awaitValue(Duration.ZERO);
            } catch (CogridException e) {
                return e;
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }

        private void checkEnds(Client client) {
            List<String> ran = ran();
            for (int i = 0; i < client.tasks.size(); i++) {
                PendingTask task = client.tasks.get(i);
                String prefix = clients.indexOf(client) + ":" + i + ":";
                Object end = end(task);
                boolean hasRun = ran.stream().anyMatch(value -> value.startsWith(prefix));
                if (end instanceof TaskAbortedException) {
                    assertThat(client.asked).as("seed %d: %s", seed, end).contains(task);
                    assertThat(hasRun).as("seed %d: %s", seed, end).isFalse();
                } else if (end instanceof EngineLostException) {
                    assertThat(forgets || faults.unsendable() > 0)
                            .as("seed %d: %s", seed, end)
                            .isTrue();
                } else if (end instanceof CogridException failure) {
                    assertThat(failure).as("seed %d", seed).hasMessageContaining("could not be sent and has not run");
                    assertThat(hasRun).as("seed %d: %s", seed, end).isFalse();
                } else {
                    assertThat(end.toString()).as("seed %d", seed).startsWith(prefix);
                    assertThat(hasRun).as("seed %d: %s", seed, end).isTrue();
                }
                if (client.removed.contains(task)) {
                    assertThat(hasRun)
                            .as("seed %d: removed, and ran: %s", seed, prefix)
                            .isFalse();
                }
            }
        }

        private void checkOrder(Client client) {
            String prefix = clients.indexOf(client) + ":";
            List<Integer> numbers = ran().stream()
                    .filter(value -> value.startsWith(prefix))
                    .map(value -> Integer.valueOf(value.split(":")[1]))
                    .toList();
            assertThat(numbers).as("seed %d", seed).doesNotHaveDuplicates().isSorted();
        }

        private List<String> ran() {
            return engine.ran().stream()
                    .map(body -> String.valueOf(clients.get(0).fixture.value(body)))
                    .toList();
        }
    }
}
