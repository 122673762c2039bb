package org.cogrid.core.internal.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of a grid member, so that it can be found and ended when the grid does not answer.
 *
 * @param address where the member is
 * @param host where its number is valid, as {@link MachineName#ofProcesses} gives it
 * @param pid its process there
 * @param started when the process started: another process may get its number later
 */
public record MemberProcess(MemberAddress address, String host, long pid, Instant started) {
    /** The system's word on when a process started is exact to a hundredth of a second, but its clock may be set meanwhile. */
    private static final Duration CLOCK_CHANGES = Duration.ofSeconds(5);

    /** This process, whose member is there. */
    public static MemberProcess current(MemberAddress address) {
        ProcessHandle own = ProcessHandle.current();
        return new MemberProcess(address, MachineName.ofProcesses(), own.pid(), startOf(own));
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Whether the process is one of this machine, and of this container if that has process numbers of its own. */
    public boolean isHere() {
        return host.equals(MachineName.ofProcesses());
    }

    /** Whether the process was one of this machine and is gone for sure: whoever listens at its address is another. */
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
