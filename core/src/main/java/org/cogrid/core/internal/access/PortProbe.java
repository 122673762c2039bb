package org.cogrid.core.internal.access;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Whether anybody listens at an address, found out by a plain socket before Hazelcast spends its time-outs on it. */
public final class PortProbe {
    private PortProbe() {}

    /** What a probe finds. */
    public enum Answer {
        /** Somebody listens. */
        OPEN,
        /** The machine says that nobody listens: whoever did has ended. */
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

    /** The address that {@code host:port} is; an {@link IllegalArgumentException} when it is none. A host is not looked up. */
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
