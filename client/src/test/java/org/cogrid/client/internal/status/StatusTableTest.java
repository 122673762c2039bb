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
import org.cogrid.client.internal.table.Screen;
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

        assertThat(table(List.of(most))).contains("kept for clients").contains("45.8 MB for client process 9 on host");
        assertThat(table(List.of(most, more, least)))
                .contains("45.8 MB for client process 9 on host, 2.86 MB for 2 more");
        assertThat(table(List.of(least))).doesNotContain("kept").doesNotContain("process");
    }

    @Test
    void refusedMessagesAreCountedWhereThereAreSome() {
        EngineStatus.Activity quiet = activity(Optional.empty(), Duration.ZERO, List.of());
        EngineStatus.Activity refusing = new EngineStatus.Activity(
                quiet.uptime(),
                quiet.queued(),
                quiet.running(),
                quiet.heap(),
                quiet.cpuLoad(),
                quiet.namespace(),
                quiet.held(),
                12);
        EngineStatus engine = engine(EngineStatus.State.SERVING, Optional.of(refusing));

        assertThat(StatusTable.of(List.of(new GridStatus(grid(), List.of(engine), "")), Screen.FILE)
                        .lines())
                .anyMatch(line -> line.endsWith("refused messages"))
                .last()
                .asString()
                .matches(".* 12");
        assertThat(table(Duration.ZERO)).doesNotContain("refused");
    }

    @Test
    void programsReadWhatIsKeptForWhom() {
        GridStatus grid = grid(Duration.ZERO, List.of(new EngineStatus.Held("client process 9 on host", 7)));

        assertThat(StatusJson.of(List.of(grid)).replaceAll("\\s", ""))
                .contains("\"held\":[{\"client\":\"clientprocess9onhost\",\"bytes\":7}]");
    }

    @Test
    void at80ColumnsWhatMattersMostIsShownAndTheRestNamed() {
        assertThat(StatusTable.of(List.of(busyGrid()), new Screen(80, false)).lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches("engine +state +.*queue +running +heap.*namespace"))
                .anyMatch(line -> line.matches(" *0 +serving .*apply 'simu.*…  .* of .*"))
                .anyMatch(line -> line.matches("… \\d more columns: .*host, address.*"));
    }

    @Test
    void at200ColumnsAllIsShownAndOnlyTheLongestTextCut() {
        assertThat(StatusTable.of(List.of(busyGrid()), new Screen(200, false)).lines())
                .allMatch(line -> line.length() <= 200)
                .anyMatch(line -> line.contains("17  host  127.0.0.1:1  ")
                        && line.matches(".*apply 'simulation x{60,}…  .*  2 \\(9 B\\)"))
                .noneMatch(line -> line.contains("more column"));
    }

    @Test
    void anEngineThatIsLostIsRedWhereThereAreColours() {
        GridStatus grid = new GridStatus(grid(), List.of(engine(EngineStatus.State.LOST, Optional.empty())), "");

        assertThat(StatusTable.of(List.of(grid), new Screen(120, true)).lines())
                .last()
                .asString()
                .startsWith("\u001b[31m")
                .contains("lost")
                .endsWith("\u001b[0m");
        assertThat(StatusTable.of(List.of(grid), Screen.FILE)).contains("lost").doesNotContain("\u001b");
    }

    private static GridStatus busyGrid() {
        EngineStatus.RunningTask task = new EngineStatus.RunningTask(
                1, "simulation " + "x".repeat(150), "apply", "client process 9 on host", Duration.ofSeconds(5));
        return new GridStatus(
                grid(),
                List.of(engine(
                        EngineStatus.State.SERVING,
                        Optional.of(activity(Optional.of(task), Duration.ZERO, List.of())))),
                "");
    }

    private static String table(List<EngineStatus.Held> held) {
        return StatusTable.of(List.of(grid(Duration.ZERO, held)), Screen.FILE);
    }

    private static String table(Duration copyDelay) {
        return StatusTable.of(List.of(grid(copyDelay, List.of())), Screen.FILE);
    }

    private static GridStatus grid(Duration copyDelay, List<EngineStatus.Held> held) {
        return new GridStatus(
                grid(),
                List.of(engine(EngineStatus.State.SERVING, Optional.of(activity(Optional.empty(), copyDelay, held)))),
                "");
    }

    private static KnownGrid grid() {
        return new KnownGrid(new ConnectionFile(Path.of("g.json")), State.RUNNING, Optional.empty(), "");
    }

    private static EngineStatus engine(EngineStatus.State state, Optional<EngineStatus.Activity> activity) {
        return new EngineStatus(
                0, state, new EngineStatus.Place("host", "127.0.0.1:1", 17, "dev", "17", Instant.EPOCH), activity);
    }

    private static EngineStatus.Activity activity(
            Optional<EngineStatus.RunningTask> running, Duration copyDelay, List<EngineStatus.Held> held) {
        return new EngineStatus.Activity(
                Duration.ofMinutes(1),
                0,
                running,
                new EngineStatus.Heap(5, 9),
                OptionalDouble.of(0.5),
                new EngineStatus.Namespace(2, OptionalLong.of(9), copyDelay),
                held,
                0);
    }
}
