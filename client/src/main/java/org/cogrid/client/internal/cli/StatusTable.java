package org.cogrid.client.internal.cli;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.KnownGrids;
import org.cogrid.client.internal.cluster.KnownGrids.KnownGrid;

/** Grids and engines as a person reads them. */
final class StatusTable {
    private static final List<String> TITLES =
            List.of("engine", "state", "pid", "host", "address", "up", "queue", "running", "heap", "cpu", "namespace");

    private static final Duration LATE = Duration.ofSeconds(1);

    private StatusTable() {}

    static String of(List<GridStatus> grids) {
        return grids.isEmpty()
                ? "No grid runs. cogrid start starts one"
                : grids.stream()
                        .map(StatusTable::of)
                        .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
    }

    private static String of(GridStatus status) {
        String title = title(status.grid());
        if (!status.problem().isEmpty()) {
            return title + System.lineSeparator() + status.problem();
        }
        if (status.engines().isEmpty()) {
            return title;
        }
        Columns columns = new Columns(TITLES);
        status.engines().forEach(engine -> columns.add(row(engine)));
        return title + System.lineSeparator() + columns;
    }

    private static String title(KnownGrid grid) {
        String since = grid.access()
                .map(access -> ", started " + Amounts.time(access.started()) + ", version " + access.version())
                .orElse("");
        String hint = grid.state() == KnownGrids.State.STALE ? "; cogrid clean removes what it left" : "";
        return "grid " + grid.name() + ": " + UserGrids.text(grid.state()) + since + hint;
    }

    private static List<String> row(EngineStatus engine) {
        boolean answers = engine.queued() >= 0;
        return List.of(
                String.valueOf(engine.id()),
                engine.state().toString(),
                String.valueOf(engine.pid()),
                engine.host(),
                engine.address(),
                answers ? Amounts.duration(engine.uptime()) : "-",
                answers ? String.valueOf(engine.queued()) : "-",
                engine.task().map(StatusTable::task).orElse("-"),
                answers ? Amounts.bytes(engine.heapUsed()) + " of " + Amounts.bytes(engine.heapMax()) : "-",
                Amounts.percent(engine.cpuLoad()),
                answers ? namespace(engine) : "-");
    }

    private static String namespace(EngineStatus engine) {
        String size = engine.variables() + " (" + Amounts.bytes(engine.namespaceBytes()) + ")";
        boolean isLate = engine.copyDelay().compareTo(LATE) > 0;
        return isLate ? size + ", not taken by the grid for " + Amounts.duration(engine.copyDelay()) : size;
    }

    private static String task(EngineStatus.RunningTask task) {
        String what = task.label().isEmpty() ? task.kind() : task.kind() + " '" + task.label() + "'";
        return what + " of " + task.client() + ", " + Amounts.duration(task.age());
    }
}
