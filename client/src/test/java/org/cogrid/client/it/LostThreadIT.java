package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.internal.networking.nio.NioThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client that an Error has robbed of a thread that reads its connections. */
class LostThreadIT {
    private static final Duration SECONDS = Duration.ofSeconds(50);

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.embedded();

    private final Client client = GRID.cluster().connect();
    private final DirectView e0 = client.view(0);
    private final UUID id = ownId();
    private final HazelcastInstance hazelcast = HazelcastClient.getAllHazelcastClients().stream()
            .filter(instance -> instance.getLifecycleService().isRunning())
            .filter(instance -> instance.getLocalEndpoint().getUuid().equals(id))
            .findFirst()
            .orElseThrow();
    private final String name = hazelcast.getName();

    @AfterEach
    void close() {
        client.close();
    }

    /** The id by which the grid knows the client. There may be further ones, that have been slower to connect. */
    private UUID ownId() {
        AsyncResult<Object> any = e0.evaluate("1");
        any.get();
        return any.metadata().clientId();
    }

    private static Stream<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name));
    }

    /** As an Error does that is thrown where the thread handles none. */
    private void endReading() {
        threads("hz." + name + ".IO.thread-in-")
                .forEach(thread -> ((NioThread) thread).addTaskAndWakeup(() -> {
                    throw new StackOverflowError("of a test");
                }));
    }

    private static void assertThatItSaysWhy(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("a thread of its connection, hz.cogrid-client-")
                .hasMessageContaining("has died of an Error")
                .hasMessageContaining("-Xmx")
                .hasMessageContaining("connect again");
    }

    @Test
    void itsCallsEndAndSayWhy(@TempDir Path folder) throws Exception {
        Path goOn = folder.resolve("go-on");
        AsyncResult<Object> running = e0.evaluate("while (!new File('" + goOn + "').exists()) { sleep 10 }");
        AsyncResult<Object> queued = e0.evaluate("1 + 1");
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> client.waitForEngines(99, SECONDS));

        endReading();

        assertThat(running.await(SECONDS)).isTrue();
        assertThat(queued.await(SECONDS)).isTrue();
        Files.createFile(goOn);
        assertThatItSaysWhy(running::get);
        assertThatItSaysWhy(queued::get);
        assertThatItSaysWhy(() -> e0.evaluate("1 + 1").get(SECONDS));
        assertThatItSaysWhy(() -> e0.put("a", 1));
        assertThatItSaysWhy(() -> e0.peek("a"));
        assertThatItSaysWhy(client::ids);
        assertThat(waiting).failsWithin(SECONDS).withThrowableThat().withMessageContaining("has died of an Error");
        assertThat(client).hasToString("<Client of grid '" + GRID.cluster().name() + "': closed>");
    }

    @Test
    void oneThatEndsInGoodOrderHasLostNone() {
        hazelcast.shutdown();

        await().atMost(SECONDS)
                .until(() -> threads(name + "-lost-threads").findAny().isEmpty());
        assertThatThrownBy(() -> e0.peek("a"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("reading 'a' of engine 0 failed: this client has lost");
    }
}
