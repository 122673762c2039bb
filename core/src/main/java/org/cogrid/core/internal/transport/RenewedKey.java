package org.cogrid.core.internal.transport;

import java.util.Optional;
import java.util.function.Supplier;
import org.cogrid.core.internal.access.GridKey;

/** The key by which a client proves itself, looked up anew for each socket: the grid may have got a new one. Thread-safe. */
public final class RenewedKey implements Supplier<SocketKey> {
    private final boolean encryptsLoopback;
    private final Supplier<Optional<GridKey>> now;
    private SocketKey latest; // guarded by this

    /**
     * A key that may be renewed.
     *
     * @param encryptsLoopback whether sockets within a machine are encrypted, too
     * @param now looks the key up; empty if it can't be found, and then the one found before goes on to hold
     */
    public RenewedKey(GridKey first, boolean encryptsLoopback, Supplier<Optional<GridKey>> now) {
        this.encryptsLoopback = encryptsLoopback;
        this.now = now;
        this.latest = new SocketKey(first, encryptsLoopback);
    }

    @Override
    public SocketKey get() {
        Optional<GridKey> found = now.get();
        synchronized (this) {
            if (found.filter(key -> !latest.isOf(key)).isPresent()) {
                latest = new SocketKey(found.get(), encryptsLoopback);
            }
            return latest;
        }
    }
}
