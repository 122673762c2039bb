package org.cogrid.core.internal.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of a grid member, so that it can be found and ended when the grid does not answer.
 *
 * @param address where the member is
 * @param host where its process id is valid, from {@link MachineName#ofProcesses}
 * @param pid its process id there
 * @param started when the process started, because another process may get its id later
 */
public record MemberProcess(MemberAddress address, String host, long pid, Instant started) {
    /**
     * How far two readings of one process's start may differ: the system reports it to a hundredth of a second, but its
     * clock may be set in between.
     */
    private static final Duration CLOCK_CHANGES = Duration.ofSeconds(5);

    /** This process, with its member at {@code address}. */
    public static MemberProcess current(MemberAddress address) {
        ProcessHandle own = ProcessHandle.current();
        return new MemberProcess(address, MachineName.ofProcesses(), own.pid(), startOf(own));
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Whether the process's id is valid here: on this machine, and in this container if it has process ids of its own. */
    public boolean isHere() {
        return host.equals(MachineName.ofProcesses());
    }

    /** Whether the process ran on this machine and has certainly ended: another process may listen at its address now. */
    public boolean hasEnded() {
        return isHere() && alive().isEmpty();
    }

    /** The process, if it runs on this machine and still lives. */
    public Optional<ProcessHandle> find() {
        return isHere() ? alive().filter(this::isIt) : Optional.empty();
    }

    private Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessLife::isAlive);
    }

    private boolean isIt(ProcessHandle process) {
        return Duration.between(started, startOf(process)).abs().compareTo(CLOCK_CHANGES) < 0;
    }
}
