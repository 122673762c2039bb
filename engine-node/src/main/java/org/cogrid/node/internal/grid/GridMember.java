package org.cogrid.node.internal.grid;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.config.Settings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.internal.grid.GridAccess;
import org.cogrid.core.internal.grid.HazelcastCallbacks;
import org.cogrid.core.internal.grid.HazelcastLogs;
import org.cogrid.core.internal.grid.PortProbe;

/**
 * A running member of a grid, listed in the grid's connection file. Members start one after the other, under the file's lock: the
 * first makes the grid, the next ones find it, and no two start a grid of their own at the same time.
 */
public final class GridMember {
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final HazelcastInstance hazelcast;
    private final ConnectionFile file;
    private final GridAccess access;

    private GridMember(HazelcastInstance hazelcast, ConnectionFile file, GridAccess access) {
        this.hazelcast = hazelcast;
        this.file = file;
        this.access = access;
    }

    /** Joins the grid of this connection file, or makes it. */
    public static GridMember start(Path connectionFile, Settings settings) {
        HazelcastLogs.install();
        HazelcastCallbacks.install();
        ConnectionFile file = new ConnectionFile(connectionFile);
        return file.exclusively(() -> startAlone(file, settings));
    }

    private static GridMember startAlone(ConnectionFile file, Settings settings) {
        GridAccess access = file.find().orElseGet(() -> GridAccess.toNewGrid(file.gridName()));
        HazelcastLogs.hide(access.secret().clusterName());
        List<String> others = access.addresses().stream()
                .filter(address -> PortProbe.probe(address, PROBE) != PortProbe.Answer.CLOSED)
                .toList();
        GridMember member = new GridMember(launch(MemberConfig.of(access, others, settings)), file, access);
        try {
            member.requireCompany(others);
            file.write(access.withAddresses(Stream.concat(others.stream(), Stream.of(member.address()))
                    .distinct()
                    .toList()));
            return member;
        } catch (RuntimeException e) {
            member.hazelcast.getLifecycleService().terminate();
            throw e;
        }
    }

    private static HazelcastInstance launch(Config config) {
        try {
            return Hazelcast.newHazelcastInstance(config);
        } catch (IllegalStateException e) {
            throw new GridConnectionException("The grid member could not start: " + e.getMessage(), e);
        }
    }

    /** Somebody listens where the grid was, but did not let this member in: it must not go on as a second grid of the same name. */
    private void requireCompany(List<String> others) {
        if (!others.isEmpty() && hazelcast.getCluster().getMembers().size() == 1) {
            throw new GridConnectionException(
                    "The connection file " + file + " lists members at " + others
                            + ", where somebody listens who is of another grid or does not answer. If this grid no longer runs, delete the file");
        }
    }

    /** The Hazelcast instance. */
    public HazelcastInstance hazelcast() {
        return hazelcast;
    }

    /** What it takes to get into this member's grid. */
    public GridAccess access() {
        return access;
    }

    /** Where the member listens, {@code host:port}. */
    public String address() {
        Address address = hazelcast.getCluster().getLocalMember().getAddress();
        return address.getHost() + ":" + address.getPort();
    }

    /** Hands this member's share of the data to the others, and leaves. */
    public void leave() {
        unlist();
        hazelcast.shutdown();
    }

    /** Leaves at once; backups of this member's data are on other members. */
    public void abandon() {
        unlist();
        hazelcast.getLifecycleService().terminate();
    }

    private void unlist() {
        if (hazelcast.getLifecycleService().isRunning()) {
            String own = address();
            file.exclusively(() -> file.find().filter(this::isThisGrid).map(now -> without(own, now)));
        }
    }

    private boolean isThisGrid(GridAccess other) {
        return other.secret().equals(access.secret());
    }

    private GridAccess without(String own, GridAccess now) {
        List<String> rest = new ArrayList<>(now.addresses());
        rest.remove(own);
        if (rest.isEmpty()) {
            file.delete();
        } else {
            file.write(now.withAddresses(rest));
        }
        return now;
    }
}
