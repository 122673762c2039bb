package org.cogrid.core.internal.access;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Finds out with a plain socket whether a process listens at an address. This is much faster than letting Hazelcast run
 * into its timeouts.
 */
public final class PortProbe {
    private PortProbe() {}

    /** The result of a probe. */
    public enum Answer {
        /** A process listens. */
        OPEN,
        /** The machine says that no process listens there: the one that did has ended. */
        CLOSED,
        /** No answer in time; nothing is known. */
        SILENT
    }

    /** Tries to connect to {@code host:port}; blocks for at most the time given. */
    public static Answer probe(String address, Duration patience) {
        try (Socket socket = new Socket()) {
            InetSocketAddress named = socketAddress(address);
            socket.connect(new InetSocketAddress(named.getHostString(), named.getPort()), (int) patience.toMillis());
            return Answer.OPEN;
        } catch (ConnectException e) {
            return Answer.CLOSED;
        } catch (IOException e) {
            return Answer.SILENT;
        }
    }

    /**
     * Parses {@code host:port}, without looking the host up. Throws an {@link IllegalArgumentException} when it is no
     * address.
     */
    static InetSocketAddress socketAddress(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return InetSocketAddress.createUnresolved(
                    address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + address + "' is no address: host:port is expected", e);
        }
    }
}
