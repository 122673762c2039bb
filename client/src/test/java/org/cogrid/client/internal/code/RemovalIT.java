package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Owners that begin to keep something while unused code is being removed. */
final class RemovalIT {
    private static final int PATIENCE_SECONDS = 30;
    private static final byte[] UNIT = "a class".getBytes(StandardCharsets.UTF_8);
    private static final Manifest MANIFEST =
            Manifest.empty("test").with(List.of(CodeGroup.of(Map.of("p.A", ContentHash.of(UNIT)), List.of())));
    private static final ContentHash HASH = ContentHash.of(MANIFEST.bytes());

    /** One each, as some of them block. */
    private static final Executor THREADS = work -> new Thread(work).start();

    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    private static HazelcastInstance connection;
    private final String owner = CodeOwners.client(UUID.randomUUID());
    private final CodeStore client = new CodeStore(connection);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch decided = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        connection = grid.connect();
    }

    @AfterAll
    static void stop() {
        connection.shutdown();
    }

    @AfterEach
    void empty() {
        decided.countDown();
        grid.store.endRemoval();
    }

    @Test
    void whatIsRemovedWhileAnOwnerBeginsToKeepItIsPutAgain() throws Exception {
        grid.store.put(MANIFEST);
        grid.store.putMissing(Map.of(ContentHash.of(UNIT), () -> UNIT));
        CompletableFuture<Void> removal = removal(uuid(), Set.of(HASH, ContentHash.of(UNIT)));

        CompletableFuture<Void> keeping = CompletableFuture.runAsync(
                () -> {
                    client.keepAlso(owner, MANIFEST);
                    client.putMissing(Map.of(ContentHash.of(UNIT), () -> UNIT));
                },
                THREADS);
        Awaitility.await().until(() -> grid.store.kept(owner).contains(HASH));
        decided.countDown();
        removal.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        keeping.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(grid.store.all()).containsExactlyInAnyOrder(HASH, ContentHash.of(UNIT));
    }

    @Test
    void anInterruptEndsTheWaitForARemovalAndLeavesNothingLocked() throws Exception {
        CompletableFuture<Void> removal = removal(uuid(), Set.of());
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread keeping = new Thread(() -> {
            try {
                client.keepAlso(owner, MANIFEST);
                end.complete(null);
            } catch (RuntimeException e) {
                end.complete(e);
            }
        });
        keeping.start();
        Awaitility.await().until(() -> grid.store.kept(owner).contains(HASH));

        keeping.interrupt();

        assertThat(end.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).hasRootCauseInstanceOf(InterruptedException.class);
        decided.countDown();
        removal.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        CompletableFuture.runAsync(() -> client.keepAlso(CodeOwners.client(UUID.randomUUID()), MANIFEST), THREADS)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aRemovalOfAMemberThatHasLeftIsNotWaitedFor() throws Exception {
        CompletableFuture<Void> removal = removal(UUID.randomUUID(), Set.of());

        CompletableFuture.runAsync(() -> client.keepAlso(owner, MANIFEST), THREADS)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(removal).isNotDone();
        assertThat(grid.store.kept(owner)).containsExactly(HASH);
    }

    @Test
    void aRemovalThatFailsIsNotWaitedFor() throws Exception {
        assertThatThrownBy(() -> grid.store.removing(uuid(), () -> {
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");

        CompletableFuture.runAsync(() -> client.keepAlso(owner, MANIFEST), THREADS)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(grid.store.kept(owner)).containsExactly(HASH);
    }

    /** A removal that has looked who keeps what, and does what it has decided on a sign of the test. */
    private CompletableFuture<Void> removal(UUID member, Set<ContentHash> idle) throws InterruptedException {
        CompletableFuture<Void> removal = CompletableFuture.runAsync(
                () -> grid.store.removing(member, () -> {
                    begun.countDown();
                    awaitDecision();
                    grid.store.remove(idle);
                }),
                THREADS);
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return removal;
    }

    private void awaitDecision() {
        try {
            assertThat(decided.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static UUID uuid() {
        return grid.hazelcast().getLocalEndpoint().getUuid();
    }
}
