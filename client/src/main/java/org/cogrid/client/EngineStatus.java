package org.cogrid.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an engine is doing. The grid's knowledge of it is always there; its own report only if it answers.
 *
 * <p>Groovy programs read all parts from the status itself: {@code it.pid}, {@code it.queued}, {@code it.running}. An
 * unknown part is {@code null} there.
 *
 * @param id its id
 * @param state whether it serves
 * @param place where it runs, as the grid knows it
 * @param activity the engine's own report; empty if it was not asked or did not answer in time
 */
public record EngineStatus(int id, State state, Place place, Optional<Activity> activity) {

    /** The state of an engine. */
    public enum State {
        /** The engine is a member of the grid, but does not serve yet. */
        STARTING,
        /** The engine serves. */
        SERVING,
        /** The engine was told to stop, and finishes its queue. */
        DRAINING,
        /** The engine is in the grid, but did not answer in time: its machine is overloaded, or it hangs. */
        NOT_ANSWERING,
        /** The engine was stopped; its namespace stays in the grid for a restart. */
        STOPPED,
        /** The engine died; what was copied of its namespace stays in the grid for a restart. */
        LOST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Returns true if the engine's process is there. */
        public boolean isPresent() {
            return this != STOPPED && this != LOST;
        }
    }

    /**
     * Where an engine runs.
     *
     * @param host the machine it runs on
     * @param address where clients reach it, {@code host:port}; where it listens, unless the setting {@code cogrid.public-address} names another
     * @param pid its process on that machine
     * @param version its version of Cogrid
     * @param java its version of Java
     * @param started when it started, by its machine's clock
     */
    public record Place(String host, String address, long pid, String version, String java, Instant started) {}

    /**
     * What an engine does.
     *
     * @param uptime for how long it has been there
     * @param queued how many tasks wait, the running one not counted
     * @param running the task that runs, if one does
     * @param heap its JVM's heap
     * @param cpuLoad its process's share of all processors since it was last asked, 0 to 1; empty when unknown
     * @param namespace what its namespace holds
     * @param held what it keeps for clients until they fetch it, by client, the most first; empty when it keeps nothing
     * @param refusedMessages how many messages of clients its member has refused, because Cogrid's clients don't send
     *     such; its log says which
     */
    public record Activity(
            Duration uptime,
            int queued,
            Optional<RunningTask> running,
            Heap heap,
            OptionalDouble cpuLoad,
            Namespace namespace,
            List<Held> held,
            long refusedMessages) {
        public Activity {
            held = List.copyOf(held);
        }
    }

    /**
     * A JVM's heap, in bytes.
     *
     * @param used bytes in use
     * @param max bytes that it may grow to
     */
    public record Heap(long used, long max) {}

    /**
     * What a namespace holds.
     *
     * @param variables how many variables
     * @param copiedBytes the size of their copies in the grid; empty when the engine has been too busy to say since it started
     * @param copyDelay for how long the grid has not taken a copy of a variable that the engine sent to it, as when members hang; zero
     *     when it has all that were sent
     */
    public record Namespace(int variables, OptionalLong copiedBytes, Duration copyDelay) {}

    /**
     * A task that runs; or, of the kind "grid copy" and labelled with the variable, the encoding of a value that takes long.
     *
     * @param number its number in its conversation with the engine
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
    }

    /** Returns the engine's process on its machine. */
    public long pid() {
        return place.pid();
    }

    /** Returns the task that runs, if one does and the engine answers. */
    public Optional<RunningTask> running() {
        return activity.flatMap(Activity::running);
    }
}
