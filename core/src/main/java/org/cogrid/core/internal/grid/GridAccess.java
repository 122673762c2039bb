package org.cogrid.core.internal.grid;

import java.time.Instant;
import java.util.List;

/**
 * What it takes to get into a grid, as a connection file holds it.
 *
 * @param name the grid's name
 * @param secret what lets members and clients in
 * @param addresses the members' addresses, {@code host:port}; empty while the first one starts
 * @param started when the grid was made
 * @param version the version of Cogrid that made it
 */
public record GridAccess(String name, GridSecret secret, List<String> addresses, Instant started, String version) {
    public GridAccess {
        GridName.check(name);
        addresses = List.copyOf(addresses);
        addresses.forEach(PortProbe::socketAddress);
    }

    /** Access to a grid that starts now, with a secret of its own. */
    public static GridAccess toNewGrid(String name) {
        return new GridAccess(name, GridSecret.random(), List.of(), Instant.now(), CogridVersion.text());
    }

    /** The same grid with these members. */
    public GridAccess withAddresses(List<String> newAddresses) {
        return new GridAccess(name, secret, newAddresses, started, version);
    }
}
