package org.cogrid.node.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Keeps a member's connection file up to date when other members join or leave. Members that were killed can't remove
 * themselves from it, and members that joined from another machine write to another file.
 */
final class ConnectionUpkeep implements MembershipListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConnectionUpkeep.class.getName());

    private final HazelcastInstance hazelcast;
    private final ConnectionFile file;
    private final GridAccess grid;
    private final String address;
    private final ExecutorService thread;
    private final UUID registration;

    ConnectionUpkeep(HazelcastInstance hazelcast, ConnectionFile file, GridAccess grid) {
        this.hazelcast = hazelcast;
        this.file = file;
        this.grid = grid;
        this.address = address(hazelcast.getCluster().getLocalMember()).reachableAt();
        this.thread = Executors.newSingleThreadExecutor(LibraryThreads.named(hazelcast.getName() + "-connection-file"));
        this.registration = hazelcast.getCluster().addMembershipListener(this);
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        updateSoon();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        updateSoon();
    }

    private void updateSoon() {
        try {
            thread.execute(this::update);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "this member leaves, and no longer updates the file", e);
        }
    }

    /** Updates the file. The members are read under the lock, so that the last writer has the newest list. */
    private void update() {
        try {
            file.exclusively(() ->
                    file.find().filter(grid::isSameGrid).filter(this::listsThis).map(this::writeIfChanged));
        } catch (GridConnectionException e) { // clients still find the grid at the old addresses
            LOG.log(System.Logger.Level.WARNING, "The connection file is no longer up to date", e);
        }
    }

    /**
     * Whether the file still lists this member. A member that hung until the others gave it up must not change the file
     * any more when it wakes.
     */
    private boolean listsThis(GridAccess now) {
        return now.addresses().contains(address);
    }

    private GridAccess writeIfChanged(GridAccess old) {
        List<Member> members = List.copyOf(hazelcast.getCluster().getMembers());
        List<MemberProcess> present =
                members.stream().flatMap(member -> process(member).stream()).toList();
        GridAccess now = old.withMembers(
                members.stream().map(member -> address(member).reachableAt()).toList(),
                Stream.concat(present.stream(), lost(old, present)).toList());
        if (!thread.isShutdown() && !now.equals(old)) {
            file.write(now);
        }
        return now;
    }

    /** The processes that the grid has given up but that still live: they hang, or are about to remove themselves. */
    private static Stream<MemberProcess> lost(GridAccess old, List<MemberProcess> present) {
        Set<Long> pids = present.stream().map(MemberProcess::pid).collect(Collectors.toSet());
        return old.living().stream().filter(process -> !pids.contains(process.pid()));
    }

    /** The addresses of a member. Hazelcast itself knows only where it is reached. */
    static MemberAddress address(Member member) {
        String reachableAt =
                member.getAddress().getHost() + ":" + member.getAddress().getPort();
        String listensAt = member.getAttribute(GridNames.LISTENS_ATTRIBUTE);
        if (listensAt == null) {
            return MemberAddress.of(reachableAt);
        }
        return new MemberAddress(
                listensAt.endsWith(":0")
                        ? listensAt.substring(0, listensAt.length() - 1)
                                + member.getAddress().getPort()
                        : listensAt,
                reachableAt);
    }

    private static Optional<MemberProcess> process(Member member) {
        String host = member.getAttribute(GridNames.HOST_ATTRIBUTE);
        String pid = member.getAttribute(GridNames.PID_ATTRIBUTE);
        String started = member.getAttribute(GridNames.STARTED_ATTRIBUTE);
        return host == null || pid == null || started == null
                ? Optional.empty()
                : Optional.of(new MemberProcess(address(member), host, Long.parseLong(pid), Instant.parse(started)));
    }

    @Override
    public void close() {
        thread.shutdown();
        if (hazelcast.getLifecycleService().isRunning()) {
            hazelcast.getCluster().removeMembershipListener(registration);
        }
    }
}
