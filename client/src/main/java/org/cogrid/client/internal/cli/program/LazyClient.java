package org.cogrid.client.internal.cli.program;

import org.cogrid.client.Client;
import org.jspecify.annotations.Nullable;

/** A client that connects when it is first used, as a program may start its own grid before. Thread-safe. */
public final class LazyClient implements AutoCloseable {
    private @Nullable Client client; // guarded by this

    public synchronized Client client() {
        Client known = client == null ? Client.connect() : client;
        client = known;
        return known;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
