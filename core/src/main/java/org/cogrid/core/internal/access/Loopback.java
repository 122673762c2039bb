package org.cogrid.core.internal.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.cogrid.core.GridConnectionException;

/** The addresses that engines may listen on and look for others at: those of this machine that no other reaches. */
public final class Loopback {
    private static final String WHY =
            "whoever reaches a member's port can run code there, as members do not yet ask each other "
                    + "for the grid's secret before they talk. So engines use loopback addresses only, such as 127.0.0.1; to reach a grid "
                    + "of another machine, forward its port over ssh";

    private Loopback() {}

    /**
     * Returns the host if it is one of this machine's own.
     *
     * @param what what it was given for, as the start of a sentence
     * @throws GridConnectionException else, saying why
     */
    public static String require(String what, String host) {
        if (!isLoopback(host)) {
            throw new GridConnectionException(
                    what + " '" + host + "' is refused, as it is no loopback address: " + WHY);
        }
        return host;
    }

    /** The same for the host in {@code host:port}. */
    public static String requireAddress(String what, String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new GridConnectionException(what + " '" + address + "' is no address: HOST:PORT is expected");
        }
        require(what, address.substring(0, colon));
        return address;
    }

    /** Names are not looked up, but for the one that every machine has: what a name server says may change. */
    private static boolean isLoopback(String host) {
        boolean isLiteral = host.matches("[0-9.]+") || host.contains(":") || host.equals("localhost");
        try {
            return isLiteral && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new GridConnectionException("'" + host + "' is no address", e);
        }
    }
}
