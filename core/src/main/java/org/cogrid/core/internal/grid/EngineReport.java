package org.cogrid.core.internal.grid;

import java.util.List;
import java.util.Optional;
import org.cogrid.core.internal.access.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * An engine's answer to a status request, as JSON text. Times are durations, so that no clocks are compared.
 *
 * @param host the machine it runs on
 * @param java its Java version
 * @param upMillis how long it has been up
 * @param draining whether it has been told to stop and finishes its queue
 * @param queued how many tasks wait
 * @param running the task that runs
 * @param load the memory and processor time it uses
 * @param variables how many variables its namespace has
 * @param copyBytes the size of their grid copies; -1 when the engine was too busy to find out
 * @param lateMillis how long the oldest unconfirmed grid copy has been on its way; 0 when the grid has all copies
 * @param held the amounts it keeps for clients until they fetch them, the largest first
 * @param refusedMessages how many messages of clients its member has refused
 */
public record EngineReport(
        String host,
        String java,
        long upMillis,
        boolean draining,
        int queued,
        @Nullable Running running,
        Load load,
        int variables,
        long copyBytes,
        long lateMillis,
        List<Held> held,
        long refusedMessages) {
    public EngineReport {
        held = List.copyOf(held);
    }

    /**
     * A running task.
     *
     * @param number its number in its conversation with its client
     * @param label the sender's label for it, or empty
     * @param kind the verb
     * @param client its sender, in words
     * @param millis how long it has run
     */
    public record Running(long number, String label, String kind, String client, long millis) {
        /** The text for the wire. */
        public String toJson() {
            return JsonText.write(this);
        }

        /** What {@link #toJson()} wrote. */
        public static Running fromJson(String text) {
            return JsonText.read(Running.class, text);
        }
    }

    /**
     * The memory and processor time that an engine's JVM uses.
     *
     * @param cpu its share of all processors, 0 to 1; negative when not known
     */
    public record Load(long heapUsed, long heapMax, double cpu) {}

    /**
     * An amount kept for a client.
     *
     * @param client the client, in words
     * @param bytes the size of what is kept
     */
    public record Held(String client, long bytes) {}

    /** The running task, if there is one. */
    public Optional<Running> task() {
        return Optional.ofNullable(running);
    }

    /** The text for the wire. */
    public String toJson() {
        return JsonText.write(this);
    }

    /** What {@link #toJson()} wrote. */
    public static EngineReport fromJson(String text) {
        return JsonText.read(EngineReport.class, text);
    }
}
