package org.cogrid.core.internal.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.cogrid.core.GridConnectionException;

/**
 * Checks that addresses are loopback addresses, which no other machine can reach. Engines listen only there, and look
 * for other engines only there.
 */
public final class Loopback {
    private static final String WHY =
            "grids do not span machines yet. Engines use loopback addresses only, such as 127.0.0.1; to reach a grid of "
                    + "another machine, forward its port over ssh";

    private Loopback() {}

    /**
     * Returns {@code host} if it is a loopback address.
     *
     * @param what what the address is for, as the start of a sentence
     * @throws GridConnectionException if it is not; the message says why that matters
     */
    public static String require(String what, String host) {
        if (!isLoopback(host)) {
            throw new GridConnectionException(
                    what + " '" + host + "' is refused, because it is no loopback address: " + WHY);
        }
        return host;
    }

    /** Like {@link #require}, for the host in {@code host:port}. */
    public static String requireAddress(String what, String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new GridConnectionException(what + " '" + address + "' is no address: HOST:PORT is expected");
        }
        require(what, address.substring(0, colon));
        return address;
    }

    /** Names are not looked up, because a name server's answer may change. The one exception is {@code localhost}. */
    private static boolean isLoopback(String host) {
        boolean isLiteral = host.matches("[0-9.]+") || host.contains(":") || host.equals("localhost");
        try {
            return isLiteral && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new GridConnectionException(
                    "'" + host + "' is no address: give one of this machine alone, such as 127.0.0.1, without a port",
                    e);
        }
    }
}
