package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The real channel, conversation, conversations and gate over a wire that is made up, in virtual time on one thread. Each run is made
 * by its seed. More runs: {@code -Dsimulation.runs=20000}; one alone: {@code -Dsimulation.first=SEED -Dsimulation.runs=1}.
 */
class ProtocolSimulationTest {
    private static final int LAST_LINES = 400;

    @Test
    @Timeout(300)
    void whateverTheWireDoesEachTaskRunsAtMostOnceInOrderAndHasItsOwnEnd() {
        long first = Long.getLong("simulation.first", 0);
        for (long seed = first; seed < first + Integer.getInteger("simulation.runs", 2_000); seed++) {
            try {
                new SimulatedRun(seed, what -> {}).check();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + traceOf(seed), e);
            }
        }
    }

    /** The last of what happens in a run, which is the same each time. */
    private static String traceOf(long seed) {
        List<String> trace = new ArrayList<>();
        try {
            new SimulatedRun(seed, what -> trace.add(what.get())).check();
        } catch (RuntimeException | AssertionError e) {
            trace.add("failed: " + e.getMessage());
        }
        return String.join("\n", trace.subList(Math.max(0, trace.size() - LAST_LINES), trace.size()));
    }
}
