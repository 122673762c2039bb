package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramEndTest {
    private final Thread ofHazelcast = thread("cogrid-client-3.internal-1", false);
    private final Thread metrics = thread("hz.cogrid-client-12.MetricsRegistry.thread-1", false);
    private final Thread waiting = thread("DestroyJavaVM", false);
    private final Thread daemon = thread("user's daemon", true);

    @Test
    void aProgramIsOverWhenOnlyDaemonsAndTheClientsOwnThreadsAreLeft() {
        assertThat(ProgramEnd.isOver(List.of(waiting, ofHazelcast, metrics, daemon)))
                .isTrue();
    }

    @Test
    void anyOtherThreadKeepsItGoing() {
        assertThat(ProgramEnd.isOver(List.of(thread("main", false), ofHazelcast)))
                .isFalse();
        assertThat(ProgramEnd.isOver(List.of(waiting, ofHazelcast, thread("pool-1-thread-1", false))))
                .isFalse();
    }

    private static Thread thread(String name, boolean daemon) {
        Thread thread = new Thread(() -> {}, name);
        thread.setDaemon(daemon);
        return thread;
    }
}
