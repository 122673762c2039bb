package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.KnownGrids.KnownGrid;
import org.cogrid.client.internal.cluster.KnownGrids.State;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    @Test
    void copiesThatTheGridDoesNotTakeForMoreThanASecondAreTold() {
        assertThat(table(Duration.ofSeconds(4))).contains("2 (9 B), not taken by the grid for 4");
        assertThat(table(Duration.ofMillis(30))).contains("2 (9 B)").doesNotContain("not taken");
    }

    private static String table(Duration copyDelay) {
        EngineStatus engine = new EngineStatus(
                0,
                EngineStatus.State.SERVING,
                "host",
                "127.0.0.1:1",
                17,
                "dev",
                "17",
                Instant.EPOCH,
                Duration.ofMinutes(1),
                0,
                null,
                5,
                9,
                0.5,
                2,
                9,
                copyDelay);
        KnownGrid grid = new KnownGrid("g", State.RUNNING, Optional.empty(), "");
        return StatusTable.of(List.of(new GridStatus(grid, List.of(engine), "")));
    }
}
