package org.cogrid.client.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.cluster.grids.KnownGrids.State;
import org.cogrid.core.internal.access.ConnectionFile;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    @Test
    void copiesThatTheGridDoesNotTakeForMoreThanASecondAreTold() {
        assertThat(table(Duration.ofSeconds(4))).contains("2 (9 B), not taken by the grid for 4");
        assertThat(table(Duration.ofMillis(30))).contains("2 (9 B)").doesNotContain("not taken");
    }

    @Test
    void whatIsKeptForClientsIsToldWhereItIsMuch() {
        EngineStatus.Held most = new EngineStatus.Held("client process 9 on host", 48_000_000);
        EngineStatus.Held more = new EngineStatus.Held("client process 8 on host", 3_000_000);
        EngineStatus.Held least = new EngineStatus.Held("client process 7 on host", 500);

        assertThat(table(List.of(most))).contains("kept for clients").contains("48 MB for client process 9 on host");
        assertThat(table(List.of(most, more, least)))
                .contains("48 MB for client process 9 on host, 3000 KB for 2 more");
        assertThat(table(List.of(least))).doesNotContain("kept").doesNotContain("process");
    }

    @Test
    void programsReadWhatIsKeptForWhom() {
        GridStatus grid = grid(Duration.ZERO, List.of(new EngineStatus.Held("client process 9 on host", 7)));

        assertThat(StatusJson.of(List.of(grid)).replaceAll("\\s", ""))
                .contains("\"held\":[{\"client\":\"clientprocess9onhost\",\"bytes\":7}]");
    }

    private static String table(List<EngineStatus.Held> held) {
        return StatusTable.of(List.of(grid(Duration.ZERO, held)));
    }

    private static String table(Duration copyDelay) {
        return StatusTable.of(List.of(grid(copyDelay, List.of())));
    }

    private static GridStatus grid(Duration copyDelay, List<EngineStatus.Held> held) {
        EngineStatus engine = new EngineStatus(
                0,
                EngineStatus.State.SERVING,
                new EngineStatus.Place("host", "127.0.0.1:1", 17, "dev", "17", Instant.EPOCH),
                Optional.of(new EngineStatus.Activity(
                        Duration.ofMinutes(1),
                        0,
                        Optional.empty(),
                        new EngineStatus.Heap(5, 9),
                        OptionalDouble.of(0.5),
                        new EngineStatus.Namespace(2, OptionalLong.of(9), copyDelay),
                        held)));
        KnownGrid grid = new KnownGrid(new ConnectionFile(Path.of("g.json")), State.RUNNING, Optional.empty(), "");
        return new GridStatus(grid, List.of(engine), "");
    }
}
