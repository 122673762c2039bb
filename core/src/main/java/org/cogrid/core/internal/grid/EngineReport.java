package org.cogrid.core.internal.grid;

import java.util.List;
import java.util.Optional;
import org.cogrid.core.internal.access.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of itself when it is asked, as JSON text. Times are spans, so that no two clocks are compared.
 *
 * @param host the machine it runs on
 * @param java its Java version
 * @param upMillis how long it has been there
 * @param draining whether it has been told to stop and finishes its queue
 * @param queued how many tasks wait
 * @param running the task that runs
 * @param load what it takes of its machine
 * @param variables how many variables its namespace has
 * @param copyBytes the size of their copies in the grid; -1 when it was too busy to say
 * @param lateMillis for how long the grid has not taken a copy that was sent to it; 0 when it has all
 * @param held what it keeps for clients until they fetch it, the most first
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
        List<Held> held) {
    public EngineReport {
        held = List.copyOf(held);
    }

    /**
     * A task that runs.
     *
     * @param number its number in its client's session
     * @param label what its sender calls it, or empty
     * @param kind the verb
     * @param client who sent it, in words
     * @param millis for how long it has run
     */
    public record Running(long number, String label, String kind, String client, long millis) {}

    /**
     * What an engine's JVM takes of its machine.
     *
     * @param cpu its share of all processors, 0 to 1; negative when not known
     */
    public record Load(long heapUsed, long heapMax, double cpu) {}

    /**
     * What is kept for a client.
     *
     * @param client whose it is, in words
     * @param bytes how much
     */
    public record Held(String client, long bytes) {}

    /** The task that runs, if one does. */
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
