package org.cogrid.client.it;

import java.util.function.Supplier;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.core.internal.grid.GridNames;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A grid for tests: two engines, started once for all test classes that share it. Between tests it is emptied, of grid maps,
 * too. Tests that kill engines start a {@link Cluster} of their own.
 */
public final class SharedGrid implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final String DESTROY_MAPS = """
            org.cogrid.core.Engine.current().hazelcast().distributedObjects
                    .findAll { it instanceof com.hazelcast.map.IMap && !it.name.startsWith('%s') }
                    *.destroy()
            """.formatted(GridNames.PREFIX);

    private final String kind;
    private final Supplier<Cluster> start;
    private Running running;
    private Client client;

    private SharedGrid(String kind, Supplier<Cluster> start) {
        this.kind = kind;
        this.start = start;
    }

    /** Two engines in JVMs of their own, which have none of the tests' classes. */
    public static SharedGrid ofProcesses() {
        return new SharedGrid("processes", () -> Cluster.local(ClusterOptions.engines(2)));
    }

    /** Two engines in this JVM. */
    public static SharedGrid embedded() {
        return new SharedGrid("embedded", () -> Cluster.embedded(2));
    }

    private record Running(Cluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(SharedGrid.class))
                .computeIfAbsent(kind, absent -> new Running(start.get()), Running.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        client = running.cluster().connect();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            client.forEach(view -> view.abort());
            client.forEach(view -> view.clear());
            client.view(0).execute(DESTROY_MAPS).get();
        } finally {
            client.close();
        }
    }

    public Cluster cluster() {
        return running.cluster();
    }

    /** A client of this test's own, closed after it. */
    public Client client() {
        return client;
    }

    /** A fresh view of engine 0. */
    public DirectView e0() {
        return client.view(0);
    }

    /** A fresh view of engine 1. */
    public DirectView e1() {
        return client.view(1);
    }
}
