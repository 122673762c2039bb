package org.cogrid.core.internal.access;

/**
 * The addresses of a grid member. They are the same unless something such as a tunnel leads from one to the other.
 *
 * @param listensAt the address it listens at on its machine, {@code host:port}
 * @param reachableAt the address at which clients and other members reach it, {@code host:port}: the grid knows the
 *     member by this one
 */
public record MemberAddress(String listensAt, String reachableAt) {
    public MemberAddress {
        PortProbe.socketAddress(listensAt);
        PortProbe.socketAddress(reachableAt);
    }

    /** The address of a member that is reached where it listens. */
    public static MemberAddress of(String address) {
        return new MemberAddress(address, address);
    }

    /** The address for people. */
    @Override
    public String toString() {
        return listensAt.equals(reachableAt) ? reachableAt : reachableAt + " (it listens at " + listensAt + ")";
    }
}
