package org.cogrid.core.internal.access;

/**
 * Where a grid member is. Both are the same, unless something leads from one to the other, such as a tunnel.
 *
 * @param listensAt the address it listens at on its machine, {@code host:port}
 * @param reachableAt the address at which clients and other members reach it, {@code host:port}: this is the one the grid knows it by
 */
public record MemberAddress(String listensAt, String reachableAt) {
    public MemberAddress {
        PortProbe.socketAddress(listensAt);
        PortProbe.socketAddress(reachableAt);
    }

    /** That of a member which is reached where it listens. */
    public static MemberAddress of(String address) {
        return new MemberAddress(address, address);
    }

    /** The address for people. */
    @Override
    public String toString() {
        return listensAt.equals(reachableAt) ? reachableAt : reachableAt + " (it listens at " + listensAt + ")";
    }
}
