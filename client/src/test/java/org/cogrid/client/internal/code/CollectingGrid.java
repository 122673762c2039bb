package org.cogrid.client.internal.code;

import com.hazelcast.core.HazelcastInstance;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.node.internal.code.CodeCollector;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A grid with one client and one engine, whose collector looks all the time. */
abstract class CollectingGrid {
    static final Duration GRACE = Duration.ofMillis(100);
    final CodeGrid grid = new CodeGrid();
    final HazelcastInstance connection = grid.connect();
    final ClientCode client = client(connection);
    final EngineCode engine = grid.engine();
    final CodeCollector collector = new CodeCollector(grid.hazelcast(), grid.store, engine, left -> Set.of(), GRACE);

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

    static void awaitCollected(WeakReference<ClassLoader> loader) {
        Awaitility.await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    String owner() {
        return owner(connection);
    }

    static String owner(HazelcastInstance connection) {
        return CodeOwners.client(connection.getLocalEndpoint().getUuid());
    }

    static ClientCode client(HazelcastInstance connection) {
        return new ClientCode(
                new CodeStore(connection),
                owner(connection),
                () -> Runtime.version().feature(),
                CollectingGrid.class.getClassLoader());
    }
}
