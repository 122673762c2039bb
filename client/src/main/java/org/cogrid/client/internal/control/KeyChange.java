package org.cogrid.client.internal.control;

import com.hazelcast.cluster.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.wire.ControlRequest.Verb;
import org.jspecify.annotations.Nullable;

/**
 * Gives a grid a new key while it runs. Its members then accept both keys; the former one is gone when all of them have
 * been restarted, as a member that starts knows only what the connection file says.
 */
public final class KeyChange {
    /** How long members may take to be known here, and processes to end whose engines have just left. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final ConnectionFile file;
    private final EngineControl engines;

    private KeyChange(ConnectionFile file, EngineControl engines) {
        this.file = file;
        this.engines = engines;
    }

    /**
     * Makes all members accept a new key, writes it into the connection file, and makes the members use it. No member
     * that uses the file starts meanwhile, because that takes the file's lock.
     *
     * @param engines the grid's engines, reached by the former key
     * @throws CogridException if a member does not take the key, or can't be told of it. Then the former key goes on to
     *     hold alone, except where the message says that the grid has a new key
     */
    public static void begin(ConnectionFile file, EngineControl engines) {
        KeyChange change = new KeyChange(file, engines);
        change.begin(System.nanoTime() + SETTLING.toNanos());
    }

    /** Waits without the lock, for which members that come or leave may wait, and looks again under it. */
    private void begin(long deadline) {
        while (!file.exclusively(this::tryOnce)) {
            awaitAllMembers(deadline);
        }
    }

    private boolean tryOnce() {
        GridAccess access = file.read();
        if (problem(access).isPresent()) {
            return false;
        }
        engines.members().forEach(this::requireSameFile);
        GridKey key = GridKey.random();
        engines.members().forEach(member -> accept(member, key));
        file.write(access.withKey(key));
        use(key);
        return true;
    }

    private void awaitAllMembers(long deadline) {
        for (var problem = problem(file.read()); problem.isPresent(); problem = problem(file.read())) {
            if (System.nanoTime() - deadline > 0) {
                throw kept(problem.get());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Why there may be a process of the grid that would not hear of the new key, and would go on with the former one. */
    private Optional<String> problem(GridAccess access) {
        List<Long> outside = access.living().stream()
                .filter(process ->
                        !access.addresses().contains(process.address().reachableAt()))
                .map(MemberProcess::pid)
                .toList();
        if (!outside.isEmpty()) {
            return Optional.of("its processes " + outside + " live, though the grid has given them up, as if they hung."
                    + " Restart their engines, or kill them");
        }
        List<String> known = engines.members().stream()
                .map(member -> EngineControl.address(member))
                .toList();
        List<String> unknown = access.usableAddresses().stream()
                .filter(address -> !known.contains(address))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("its members at " + unknown + ", which the connection file lists, are not to be seen");
    }

    /** Members that use another file would not hear of the key by which others connect from then on. */
    private void requireSameFile(Member member) {
        String theirs = member.getAttribute(GridNames.FILE_ATTRIBUTE);
        boolean isHere = MachineName.ofProcesses().equals(member.getAttribute(GridNames.HOST_ATTRIBUTE));
        if (isHere && theirs != null && !isSame(Path.of(theirs))) {
            throw kept(file + " is a copy of its connection file, or another one. Do it with " + theirs);
        }
    }

    private boolean isSame(Path other) {
        try {
            return Files.isSameFile(file.path(), other);
        } catch (IOException e) { // the other one is not there, or not this user's
            return false;
        }
    }

    private void accept(Member member, GridKey key) {
        try {
            engines.tell(member, Verb.ACCEPT_KEY, key.toJson(), "accept a new key");
        } catch (CogridException e) {
            throw kept(e.getMessage(), e);
        }
    }

    /** Tells as many as can be told: one that is not can't connect to restarted members by itself. */
    private void use(GridKey key) {
        List<String> failures = new ArrayList<>();
        for (Member member : engines.members()) {
            try {
                engines.tell(member, Verb.USE_KEY, key.toJson(), "use the grid's new key");
            } catch (CogridException e) {
                if (engines.members().contains(member)) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new CogridException(
                    "The grid has a new key, and the connection file has it, but the former one holds,"
                            + " too, and no engine was restarted: " + String.join("; ", failures)
                            + ". See to that engine, and do it again");
        }
    }

    private CogridException kept(@Nullable String why) {
        return kept(why, null);
    }

    private CogridException kept(@Nullable String why, @Nullable Throwable cause) {
        return new CogridException("The grid '" + file.gridName() + "' keeps its key: " + why, cause);
    }
}
