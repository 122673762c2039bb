package org.cogrid.node.internal.grid;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.CogridVersion;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.Loopback;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.access.PortProbe;
import org.cogrid.core.internal.access.ProcessLife;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.hazelcast.GridInstances;
import org.cogrid.core.internal.hazelcast.HazelcastCallbacks;
import org.cogrid.core.internal.hazelcast.HazelcastLogs;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.transport.SocketKeys;

/**
 * A running member of a grid, listed in the grid's connection file. Members start one after the other, under the file's
 * lock: the first makes the grid and the others join it, so that no two make a grid of their own at the same time.
 */
public final class GridMember {
    private static final System.Logger LOG = System.getLogger(GridMember.class.getName());
    private static final Duration PROBE = Duration.ofSeconds(1);
    private static final Duration BACKUPS = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final HazelcastInstance hazelcast;
    private final MemberAddress address;
    private final ConnectionFile file;
    private final GridAccess access;
    private final ConnectionUpkeep upkeep;

    private GridMember(HazelcastInstance hazelcast, ConnectionFile file, GridAccess access) {
        this.hazelcast = hazelcast;
        this.address = ConnectionUpkeep.address(hazelcast.getCluster().getLocalMember());
        this.file = file;
        this.access = access;
        this.upkeep = new ConnectionUpkeep(hazelcast, file, access);
    }

    /** Joins the grid of this connection file, or makes it. */
    public static GridMember start(Path connectionFile, Settings settings) {
        refuseIfInterrupted("Joining the grid");
        GridSettings grid = GridSettings.from(settings);
        Loopback.require("The address to listen on", grid.bindAddress());
        grid.join().forEach(other -> Loopback.requireAddress("The address to join", other));
        HazelcastLogs.install();
        HazelcastCallbacks.install();
        ConnectionFile file = new ConnectionFile(connectionFile);
        Config config = MemberConfig.read(settings); // before locking, so that the next member does not wait for it
        return file.exclusively(() -> startAlone(file, config, settings));
    }

    /**
     * Throws if the thread is interrupted. Hazelcast would clear the interrupt and fail with another error, and loops
     * that wait would not wait at all.
     */
    private static void refuseIfInterrupted(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new GridConnectionException(what + " was interrupted");
        }
    }

    private static GridMember startAlone(ConnectionFile file, Config config, Settings settings) {
        List<String> toJoin = GridSettings.from(settings).join();
        GridAccess found = file.find().orElseGet(() -> newGrid(file, toJoin));
        List<String> others = listening(Stream.concat(found.usableAddresses().stream(), toJoin.stream()));
        requireSomebody(others, toJoin);
        GridAccess access = others.isEmpty() ? found.madeAnew() : found;
        CogridVersion.require("The grid '" + access.name() + "'", access.version());
        access.key().pair().read(); // fails here, and not in the first encrypted socket, if it is damaged
        Config complete = MemberConfig.of(config, access, others, settings);
        complete.getMemberAttributeConfig()
                .setAttribute(GridNames.FILE_ATTRIBUTE, file.path().toString());
        GridMember member = new GridMember(launch(complete, access, settings), file, access);
        try {
            member.requireCompany(others);
            member.list(others);
            return member;
        } catch (RuntimeException | Error e) {
            member.upkeep.close();
            member.hazelcast.getLifecycleService().terminate();
            throw e;
        }
    }

    private static GridAccess newGrid(ConnectionFile file, List<String> toJoin) {
        if (!toJoin.isEmpty()) {
            throw new GridConnectionException(
                    "The grid at " + toJoin + " can't be joined, because there is no connection file " + file
                            + ": copy it from where that grid was started, because it holds the grid's secret");
        }
        return GridAccess.toNewGrid(file.gridName());
    }

    private static List<String> listening(Stream<String> addresses) {
        return addresses
                .distinct()
                .filter(address -> PortProbe.probe(address, PROBE) != PortProbe.Answer.CLOSED)
                .toList();
    }

    private static void requireSomebody(List<String> others, List<String> toJoin) {
        if (others.isEmpty() && !toJoin.isEmpty()) {
            throw new GridConnectionException("The grid can't be joined, because no member listens at " + toJoin
                    + ": is it running, and is this the address that its connection file lists?");
        }
    }

    private static HazelcastInstance launch(Config config, GridAccess access, Settings settings) {
        GridSettings grid = GridSettings.from(settings);
        try {
            return GridInstances.startMember(config, new SocketKeys(access.key(), grid.encryptLoopback()));
        } catch (IllegalStateException | HazelcastException e) {
            NetworkConfig network = config.getNetworkConfig();
            throw new GridConnectionException(
                    "The grid member could not start: " + e.getMessage() + ". It was to listen on " + grid.bindAddress()
                            + " (setting cogrid.bind-address) at a port from "
                            + network.getPort() + " to " + (network.getPort() + network.getPortCount() - 1)
                            + " (cogrid.port, cogrid.port-count; the first one only, if cogrid.public-address leads to it); is one of them free?",
                    e);
        }
    }

    /**
     * Throws if a process listens where the grid was but did not let this member in. This member must not become a
     * second grid of the same name.
     */
    private void requireCompany(List<String> others) {
        if (!others.isEmpty() && hazelcast.getCluster().getMembers().size() == 1) {
            throw new GridConnectionException("The connection file " + file + " lists members at " + others
                    + ", where a process listens that is of another grid or does not answer. If it hangs, end it: cogrid stop --force --name "
                    + access.name() + ". Only if no process of this grid is left, delete the file");
        }
    }

    private void list(List<String> others) {
        List<MemberProcess> processes = new ArrayList<>(access.processes());
        MemberProcess own = MemberProcess.current(address);
        processes.removeIf(process -> process.equals(own)
                || process.address().reachableAt().equals(address.reachableAt())
                        && process.find().isEmpty()); // a living process that has left stays listed
        processes.add(own);
        List<String> all = Stream.concat(others.stream(), Stream.of(address.reachableAt()))
                .distinct()
                .toList();
        file.write(access.withMembers(all, processes));
    }

    /**
     * Waits until this member and the others have backups of each other's data, so that the death of one member from
     * now on loses no data. Gives up after a while, with a warning in the log.
     */
    public void awaitBackups() {
        long deadline = System.nanoTime() + BACKUPS.toNanos();
        while (!isGridSafe()) {
            if (System.nanoTime() - deadline > 0) {
                SafeLog.write(() -> LOG.log(
                        System.Logger.Level.WARNING, "The grid''s backups are not complete after {0}", BACKUPS));
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            refuseIfInterrupted("Waiting for the grid's backups");
        }
    }

    private boolean isGridSafe() {
        try {
            return hazelcast.getPartitionService().isClusterSafe();
        } catch (HazelcastException e) { // the asked member has just left
            LOG.log(System.Logger.Level.DEBUG, "the state of the grid's backups could not be asked for", e);
            return false;
        }
    }

    /** The Hazelcast instance. */
    public HazelcastInstance hazelcast() {
        return hazelcast;
    }

    /** The access to this member's grid. */
    public GridAccess access() {
        return access;
    }

    /** The member's address. */
    public MemberAddress address() {
        return address;
    }

    /**
     * Hands this member's share of the data to the others, and leaves. The last member of the grid also runs {@code
     * lastOne}, while no process can start the grid again.
     */
    public void leave(Runnable lastOne) {
        upkeep.close();
        hazelcast.shutdown();
        unlist(lastOne);
    }

    /** Leaves at once; other members have backups of this member's data. */
    public void abandon() {
        upkeep.close();
        hazelcast.getLifecycleService().terminate();
        unlist(() -> {});
    }

    /**
     * Removes this member from the connection file. This is done only when nobody can reach the member any more:
     * before, another leaving member would take it for a remaining one.
     */
    private void unlist(Runnable lastOne) {
        file.find().filter(access::isSameGrid).ifPresent(GridMember::awaitWhoLeft);
        file.exclusively(() -> file.find().filter(access::isSameGrid).map(now -> without(now, lastOne)));
    }

    /** Waits for processes whose engines have just left and which are about to end, so that they need not stay listed. */
    private static void awaitWhoLeft(GridAccess now) {
        long end = System.nanoTime() + ENDING.toNanos();
        try {
            for (MemberProcess process : now.living()) {
                Optional<ProcessHandle> handle =
                        now.addresses().contains(process.address().reachableAt())
                                ? Optional.empty()
                                : process.find()
                                        .filter(other -> other.pid()
                                                != ProcessHandle.current().pid());
                if (handle.isPresent()) {
                    ProcessLife.awaitEnd(handle.get(), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // an interrupt means that the caller is in a hurry
        }
    }

    private GridAccess without(GridAccess now, Runnable lastOne) {
        List<String> rest =
                listening(now.usableAddresses().stream().filter(other -> !other.equals(address.reachableAt())));
        MemberProcess own = MemberProcess.current(address);
        List<MemberProcess> processes = now.processes().stream()
                .filter(process -> !process.equals(own))
                .filter(process -> rest.contains(process.address().reachableAt()) || isToStayKnown(process, now))
                .toList();
        if (rest.isEmpty() && processes.isEmpty()) {
            file.delete();
            lastOne.run();
            file.deleteLock();
        } else {
            file.write(now.withMembers(rest, processes));
        }
        return now;
    }

    /**
     * Whether a process must stay listed: it lives and has its port, or it has left earlier but does not end. A process
     * that hangs must stay listed even after the last answering member has left, or nobody could find and kill it. A
     * process that is just ending has closed its port already, though its address may still be listed if it removes
     * itself from another file only.
     */
    private static boolean isToStayKnown(MemberProcess process, GridAccess now) {
        return process.find().isPresent()
                && (!now.addresses().contains(process.address().reachableAt())
                        || !listening(Stream.of(process.address().listensAt())).isEmpty());
    }
}
