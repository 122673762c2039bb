package org.cogrid.core.internal.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a program needs to get into a grid: the content of a connection file.
 *
 * @param name the grid's name
 * @param cluster the name of its Hazelcast cluster, which tells grids of one name apart; no secret
 * @param key what lets members and clients in
 * @param addresses the addresses at which clients and other members reach the members, {@code host:port}; empty while
 *     the first one starts
 * @param processes the members' processes, as far as they are known; those of members that the grid has given up are
 *     listed as long as they live on the machine of a remaining member
 * @param started when the grid was started
 * @param version the version of Cogrid that started it
 */
public record GridAccess(
        String name,
        String cluster,
        GridKey key,
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

    /** Access to a new grid, with a new key. */
    public static GridAccess toNewGrid(String name) {
        return new GridAccess(
                name,
                UUID.randomUUID().toString(),
                GridKey.random(),
                List.of(),
                List.of(),
                Instant.now(),
                CogridVersion.text());
    }

    /** The same grid with these members. */
    public GridAccess withMembers(List<String> newAddresses, List<MemberProcess> newProcesses) {
        return new GridAccess(name, cluster, key, newAddresses, newProcesses, started, version);
    }

    /** The same grid with another key. */
    public GridAccess withKey(GridKey newKey) {
        return new GridAccess(name, cluster, newKey, addresses, processes, started, version);
    }

    /** The same name and key for a grid that this version starts anew. The processes of the old grid that hang stay listed. */
    public GridAccess madeAnew() {
        return new GridAccess(name, cluster, key, List.of(), living(), Instant.now(), CogridVersion.text());
    }

    /** The listed processes that run on this machine, whether the grid answers or not. */
    public List<MemberProcess> living() {
        return processes.stream().filter(process -> process.find().isPresent()).toList();
    }

    /** Whether a listed process may run: it does so on this machine, or its machine is another one. */
    public boolean mayLive() {
        return processes.stream()
                .anyMatch(process -> !process.isHere() || process.find().isPresent());
    }

    /**
     * The addresses at which members may still listen. Addresses of ended processes are left out, because another
     * program may have their ports.
     */
    public List<String> usableAddresses() {
        return addresses.stream().filter(address -> !isLeft(address)).toList();
    }

    private boolean isLeft(String address) {
        List<MemberProcess> there = processes.stream()
                .filter(process -> process.address().reachableAt().equals(address))
                .toList();
        return !there.isEmpty() && there.stream().allMatch(MemberProcess::hasEnded);
    }

    /** Whether {@code other} is the same grid, even with other members or another key. */
    public boolean isSameGrid(GridAccess other) {
        return cluster.equals(other.cluster());
    }
}
