package org.cogrid.core.internal.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The two ends of a connected socket, as one of them sees them, and the loopback network of the one that looks. If both
 * see the same and are in the same network, nobody is between them, neither a tunnel nor a relay: addresses and ports
 * of loopback sockets are the same ones on every machine, but on one of them no two sockets share both ends.
 *
 * @param initiator the address and port that the connection came from
 * @param acceptor the address and port that it was made to
 * @param network the mark of the loopback network, 16 bytes in hexadecimal digits
 */
public record SocketEnds(InetSocketAddress initiator, InetSocketAddress acceptor, String network) {
    /** The size of {@link #bytes()}. */
    static final int BYTES = 2 * (16 + Short.BYTES) + NetworkMark.BYTES;

    private static final int IPV4_BYTES = 4;

    /** The ends of a socket of this process. */
    public static SocketEnds here(InetSocketAddress initiator, InetSocketAddress acceptor) {
        return new SocketEnds(initiator, acceptor, HexFormat.of().formatHex(NetworkMark.bytes()));
    }

    /** Whether the socket does not leave this machine. */
    public boolean isLoopback() {
        return isLoopback(initiator) && isLoopback(acceptor);
    }

    private static boolean isLoopback(InetSocketAddress end) {
        return end.getAddress() != null && end.getAddress().isLoopbackAddress();
    }

    /** The ends as bytes, of which equal ones stand for equal ends. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        put(bytes, initiator);
        put(bytes, acceptor);
        bytes.put(HexFormat.of().parseHex(network));
        return bytes.array();
    }

    /** Writes 16 bytes of address, in which IPv4 is padded as in a mapped IPv6 address, and the port. */
    private static void put(ByteBuffer bytes, InetSocketAddress end) {
        InetAddress address = end.getAddress();
        byte[] raw = address == null ? new byte[IPV4_BYTES] : address.getAddress();
        if (raw.length == IPV4_BYTES) {
            bytes.put(new byte[10]).put(new byte[] {-1, -1});
        }
        bytes.put(raw).putShort((short) end.getPort());
    }
}
