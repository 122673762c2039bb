package org.cogrid.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is doing, as it says itself. Of an engine that does not answer only what the grid knows is told; the rest is empty, 0, or
 * -1 for numbers.
 *
 * @param id its id
 * @param state whether it serves
 * @param host the machine it runs on
 * @param address where it listens, {@code host:port}
 * @param pid its process on that machine
 * @param version its version of Cogrid
 * @param java its version of Java
 * @param started when it started, by its machine's clock
 * @param uptime for how long it has been there
 * @param queued how many tasks wait, the running one not counted
 * @param running the task that runs; {@code null} when none does. See {@link #task()}
 * @param heapUsed bytes in use of its JVM's heap
 * @param heapMax bytes that the heap may grow to
 * @param cpuLoad its process's share of all processors since it was last asked, 0 to 1; -1 when unknown
 * @param variables how many variables its namespace has
 * @param namespaceBytes the size of their copies in the grid; -1 when it has been too busy to say since it started
 * @param copyDelay for how long the grid has not taken a copy of a variable that the engine sent to it, as when members hang; zero when
 *     it has all that were sent
 * @param held what it keeps for clients until they fetch it, by client, the most first; empty when it keeps nothing
 */
public record EngineStatus(
        int id,
        State state,
        String host,
        String address,
        long pid,
        String version,
        String java,
        Instant started,
        Duration uptime,
        int queued,
        @Nullable RunningTask running,
        long heapUsed,
        long heapMax,
        double cpuLoad,
        int variables,
        long namespaceBytes,
        Duration copyDelay,
        List<Held> held) {

    /** Whether an engine serves. */
    public enum State {
        /** It is a member of the grid, but does not serve yet. */
        STARTING,
        /** It serves. */
        SERVING,
        /** It was told to stop, and finishes its queue. */
        DRAINING,
        /** It is in the grid, but did not answer in time: its machine is overloaded, or it hangs. */
        NOT_ANSWERING,
        /** It was stopped; its namespace waits in the grid for a restart. */
        STOPPED,
        /** It died; what was copied of its namespace waits in the grid for a restart. */
        LOST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether its process is there. */
        public boolean isPresent() {
            return this != STOPPED && this != LOST;
        }
    }

    /**
     * A task that runs; or, of the kind "grid copy" and labelled with the variable, the encoding of a value that takes long.
     *
     * @param number its number in its client's session with the engine
     * @param label what its sender calls it, or empty
     * @param kind the verb: apply, execute, run …
     * @param client who sent it: the process, as far as it is known
     * @param age for how long it has run
     */
    public record RunningTask(long number, String label, String kind, String client, Duration age) {}

    /**
     * Results, output and published data that an engine keeps for a client until it fetches them. Past the setting
     * {@code cogrid.engine.max-held} no further task of that client starts there.
     *
     * @param client who is to fetch them: the process, as far as it is known
     * @param bytes how much memory they take
     */
    public record Held(String client, long bytes) {}

    public EngineStatus {
        Objects.requireNonNull(state, "state");
        held = List.copyOf(held);
    }

    /** The task that runs, if one does. */
    public Optional<RunningTask> task() {
        return Optional.ofNullable(running);
    }
}
