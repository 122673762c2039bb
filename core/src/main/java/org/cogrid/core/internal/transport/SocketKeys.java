package org.cogrid.core.internal.transport;

import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.internal.access.GridKey;

/**
 * The keys of a grid, as the sockets of one member use them: one, and a second one while the grid gets a new key.
 * Thread-safe; a socket uses the keys there are when it is made.
 */
public final class SocketKeys {
    private final boolean encryptsLoopback;
    private volatile Keys keys;

    /** By the first key this side proves itself to others; by all of them others prove themselves. */
    private record Keys(SocketKey own, List<SocketKey> accepted) {}

    /**
     * One key, for both directions.
     *
     * @param encryptsLoopback whether sockets within a machine are encrypted, too
     */
    public SocketKeys(GridKey key, boolean encryptsLoopback) {
        SocketKey only = new SocketKey(key, encryptsLoopback);
        this.encryptsLoopback = encryptsLoopback;
        this.keys = new Keys(only, List.of(only));
    }

    /** Lets others prove themselves by this key as well. */
    public synchronized void accept(GridKey key) {
        if (keys.accepted().stream().noneMatch(known -> known.isOf(key))) {
            List<SocketKey> accepted = Stream.concat(
                            keys.accepted().stream(), Stream.of(new SocketKey(key, encryptsLoopback)))
                    .toList();
            keys = new Keys(keys.own(), accepted);
        }
    }

    /**
     * Proves this side by that key from now on.
     *
     * @throws IllegalStateException if it is not accepted
     */
    public synchronized void use(GridKey key) {
        SocketKey known = keys.accepted().stream()
                .filter(accepted -> accepted.isOf(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a key is accepted before it is used"));
        keys = new Keys(known, keys.accepted());
    }

    /** The key by which this side proves itself. */
    public SocketKey own() {
        return keys.own();
    }

    /** The keys of which others have one. */
    public List<SocketKey> accepted() {
        return keys.accepted();
    }
}
