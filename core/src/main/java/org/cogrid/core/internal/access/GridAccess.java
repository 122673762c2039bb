package org.cogrid.core.internal.access;

import java.time.Instant;
import java.util.List;

/**
 * What it takes to get into a grid, as a connection file holds it.
 *
 * @param name the grid's name
 * @param secret what lets members and clients in
 * @param addresses the addresses at which clients and other members reach the members, {@code host:port}; empty while the first one starts
 * @param processes the members' processes, as far as they are known; also of members that the grid has given up, while these live on
 *     the machine of one that stays
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
        addresses = List.copyOf(addresses);
        processes = List.copyOf(processes);
        addresses.forEach(PortProbe::socketAddress);
    }

    /** Access to a grid that starts now, with a secret of its own. */
    public static GridAccess toNewGrid(String name) {
        return new GridAccess(name, GridSecret.random(), List.of(), List.of(), Instant.now(), CogridVersion.text());
    }

    /** The same grid with these members. */
    public GridAccess withMembers(List<String> newAddresses, List<MemberProcess> newProcesses) {
        return new GridAccess(name, secret, newAddresses, newProcesses, started, version);
    }

    /** The same name and secret for a grid that is made anew, now and by this version; what hangs of the old one stays known. */
    public GridAccess madeAnew() {
        return new GridAccess(name, secret, List.of(), living(), Instant.now(), CogridVersion.text());
    }

    /** The processes that run on this machine and still live, whether the grid answers or not. */
    public List<MemberProcess> living() {
        return processes.stream().filter(process -> process.find().isPresent()).toList();
    }

    /** The addresses where members may listen: not those of processes that have ended, as another program may have their ports. */
    public List<String> usableAddresses() {
        return addresses.stream().filter(address -> !isLeft(address)).toList();
    }

    private boolean isLeft(String address) {
        List<MemberProcess> there = processes.stream()
                .filter(process -> process.address().reachableAt().equals(address))
                .toList();
        return !there.isEmpty() && there.stream().allMatch(MemberProcess::hasEnded);
    }

    /** Whether this is the same grid, whatever members it has. */
    public boolean isSameGrid(GridAccess other) {
        return secret.equals(other.secret());
    }
}
