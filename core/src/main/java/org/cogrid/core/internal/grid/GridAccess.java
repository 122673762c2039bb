package org.cogrid.core.internal.grid;

import java.time.Instant;
import java.util.List;

/**
 * What it takes to get into a grid, as a connection file holds it.
 *
 * @param name the grid's name
 * @param secret what lets members and clients in
 * @param addresses the members' addresses, {@code host:port}; empty while the first one starts
 * @param processes the members' processes, as far as they are known
 * @param started when the grid was made
 * @param version the version of Cogrid that made it
 */
public record GridAccess(
        String name,
        GridSecret secret,
        List<String> addresses,
        List<MemberProcess> processes,
        Instant started,
        String version) {
    public GridAccess {
        GridName.check(name);
        List<String> known = List.copyOf(addresses);
        addresses = known;
        processes = processes.stream()
                .filter(process -> known.contains(process.address()))
                .toList();
        known.forEach(PortProbe::socketAddress);
    }

    /** Access to a grid that starts now, with a secret of its own. */
    public static GridAccess toNewGrid(String name) {
        return new GridAccess(name, GridSecret.random(), List.of(), List.of(), Instant.now(), CogridVersion.text());
    }

    /** The same grid with members at these addresses. */
    public GridAccess withAddresses(List<String> newAddresses) {
        return withMembers(newAddresses, processes);
    }

    /** The same grid with these members. */
    public GridAccess withMembers(List<String> newAddresses, List<MemberProcess> newProcesses) {
        return new GridAccess(name, secret, newAddresses, newProcesses, started, version);
    }

    /** The same name and secret for a grid that is made anew, now and by this version. */
    public GridAccess madeAnew() {
        return new GridAccess(name, secret, List.of(), List.of(), Instant.now(), CogridVersion.text());
    }

    /** Whether this is the same grid, whatever members it has. */
    public boolean isSameGrid(GridAccess other) {
        return secret.equals(other.secret());
    }
}
