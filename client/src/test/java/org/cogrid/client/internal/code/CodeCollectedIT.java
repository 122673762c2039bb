package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.cogrid.core.Fn1;
import org.cogrid.core.internal.code.CodeOwners;
import org.cogrid.core.internal.code.CodeStore;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.node.internal.code.CodeCollector;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CodeCollectedIT {
    private static final Duration GRACE = Duration.ofMillis(100);
    private final CodeGrid grid = new CodeGrid();
    private final HazelcastInstance connection = grid.connect();
    private final ClientCode client = new ClientCode(
            new CodeStore(connection),
            CodeOwners.client(connection.getLocalEndpoint().getUuid()),
            () -> Runtime.version().feature(),
            getClass().getClassLoader());
    private final EngineCode engine = grid.engine();
    private final CodeCollector collector = new CodeCollector(grid.hazelcast(), grid.store, engine, GRACE);

    @BeforeEach
    void start() {
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.close();
        connection.shutdown();
        grid.close();
    }

    @Test
    void codeOfAClientThatHasLeftGoesOnceNothingUsesIt() {
        Encoded encoded = CodeGrid.encode(client, Travellers.doubling());
        WeakReference<Object> there = new WeakReference<>(CodeGrid.decode(engine, encoded));
        WeakReference<ClassLoader> loader =
                new WeakReference<>(there.get().getClass().getClassLoader());

        connection.shutdown();

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
        Awaitility.await().untilAsserted(() -> assertThat(grid.store.all()).isEmpty());
        assertThat(grid.store.owners().keySet()).allMatch(CodeOwners::isLoaders);
    }

    @Test
    @SuppressWarnings("unchecked")
    void codeThatAValueUsesStaysWhenItsClientLeaves() throws Exception {
        Encoded encoded = CodeGrid.encode(client, Travellers.capturing(new Travellers.Point(1, 2)));
        Fn1<Integer, ?> there = (Fn1<Integer, ?>) CodeGrid.decode(engine, encoded);
        String owner = CodeOwners.client(connection.getLocalEndpoint().getUuid());

        connection.shutdown();
        Awaitility.await().untilAsserted(() -> assertThat(grid.store.owners()).doesNotContainKey(owner));
        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> !grid.store.all().isEmpty());

        assertThat(there.call(10)).hasToString("Point[x=11, y=13]"); // loads the anonymous class and the enum by now
    }

    @Test
    void codeOfAClientThatIsThereStays() {
        ContentHash manifest = CodeGrid.encode(client, Travellers.doubling()).manifest();

        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> grid.store
                        .all()
                        .containsAll(grid.store.manifest(manifest).units()));
    }

    @Test
    void codeOfAWaitingTaskStaysWhenItsClientLeaves() {
        Encoded encoded = CodeGrid.encode(client, Travellers.doubling());
        engine.await(encoded.manifest());
        connection.shutdown();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(grid.store.owners().keySet()).noneMatch(owner -> owner.startsWith("client:")));
        Awaitility.await()
                .during(GRACE.multipliedBy(4))
                .until(() -> !grid.store.all().isEmpty());

        assertThat(CodeGrid.decode(engine, encoded)).isNotNull();

        engine.done(encoded.manifest());
    }

    @Test
    void unitsThatNobodyKeepsGo() {
        byte[] unit = {1, 2, 3};
        grid.store.putMissing(Map.of(ContentHash.of(unit), () -> unit));

        Awaitility.await().untilAsserted(() -> assertThat(grid.store.all()).isEmpty());
    }
}
