package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt of a thread that sends code ends that thread's call, and nobody else's. */
final class InterruptedSenderIT {
    private static final int PATIENCE_SECONDS = 30;

    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    private static HazelcastInstance connection;
    private static HazelcastInstance otherConnection;
    private final ClientCode client = client(connection);
    private final ClientCode other = client(otherConnection);

    @BeforeAll
    static void start() {
        connection = grid.connect();
        otherConnection = grid.connect();
    }

    @AfterAll
    static void stop() {
        connection.shutdown();
        otherConnection.shutdown();
    }

    @AfterEach
    void empty() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theCallFailsTellingOfTheInterruptWhichStays() {
        assertThatThrownBy(() -> interrupted(() -> CodeGrid.encode(client, Travellers.doubling())))
                .isInstanceOf(CogridException.class)
                .isNotInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("this thread was interrupted while it put the code of a function or value")
                .hasMessageContaining("call again");
    }

    @Test
    void otherClientsSendWhileTheFirstStaysConnected() throws Exception {
        assertThatThrownBy(() -> interrupted(() -> CodeGrid.encode(client, Travellers.doubling())))
                .isInstanceOf(CogridException.class);

        assertThat(runs(other)).isEqualTo(42);
    }

    @Test
    void theSameClientSendsFromAnotherThread() throws Exception {
        assertThatThrownBy(() -> interrupted(() -> CodeGrid.encode(client, Travellers.doubling())))
                .isInstanceOf(CogridException.class);

        assertThat(runs(client)).isEqualTo(42);
    }

    @Test
    void jarsCanBeGivenAfterAnInterrupt(@TempDir Path folder) throws Exception {
        Path jar = new Program(folder)
                .with("lib.L", "package lib; public class L {}")
                .jar("l-1.0.jar");
        assertThatThrownBy(() -> interrupted(() -> client.addJars(List.of(jar))))
                .hasMessageContaining("interrupted");

        ContentHash manifest = soon(() -> other.addJars(List.of(jar)));

        assertThat(grid.store.kept(CodeOwners.LIBRARIES)).containsExactly(manifest);
        assertThat(grid.engine().loaderOf(manifest).loadClass("lib.L")).isNotNull();
    }

    @Test
    void anEngineTellsWhatItKeepsInSpiteOfAnInterrupt() {
        ContentHash manifest = CodeGrid.encode(client, Travellers.doubling()).manifest();
        EngineCode engine = grid.engine();

        interrupted(() -> {
            engine.keepForCopies(Set.of(manifest));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });

        assertThat(grid.store.kept(CodeOwners.engine(0))).containsExactly(manifest);
    }

    private static void interrupted(Runnable call) {
        Thread.currentThread().interrupt();
        try {
            call.run();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private static int runs(ClientCode sender) throws Exception {
        Encoded encoded = soon(() -> CodeGrid.encode(sender, Travellers.doubling()));
        return ((Fn1<Integer, Integer>) CodeGrid.decode(grid.engine(), encoded)).call(21);
    }

    /** On a thread of its own, so that one that hangs fails the test. */
    private static <T> T soon(Supplier<T> call) throws Exception {
        return CompletableFuture.supplyAsync(call).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static ClientCode client(HazelcastInstance connection) {
        return new ClientCode(
                new CodeStore(connection),
                CodeOwners.client(connection.getLocalEndpoint().getUuid()),
                () -> Runtime.version().feature(),
                InterruptedSenderIT.class.getClassLoader());
    }
}
