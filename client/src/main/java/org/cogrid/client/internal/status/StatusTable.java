package org.cogrid.client.internal.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;

/** Grids and engines as a person reads them. */
public final class StatusTable {
    private static final List<String> TITLES =
            List.of("engine", "state", "pid", "host", "address", "up", "queue", "running", "heap", "cpu", "namespace");

    /** Shown only where an engine keeps much for clients, so that the table stays narrow. */
    private static final String HELD_TITLE = "kept for clients";

    private static final long MUCH_HELD = 1_000_000;

    private static final Duration LATE = Duration.ofSeconds(1);

    private StatusTable() {}

    public static String of(List<GridStatus> grids) {
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
        boolean isMuchHeld = status.engines().stream().anyMatch(engine -> bytes(engine.held()) >= MUCH_HELD);
        Columns columns = new Columns(isMuchHeld ? with(TITLES, HELD_TITLE) : TITLES);
        status.engines().forEach(engine -> columns.add(isMuchHeld ? with(row(engine), held(engine)) : row(engine)));
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
                answers ? Amounts.heap(engine.heapUsed()) + " of " + Amounts.heap(engine.heapMax()) : "-",
                Amounts.percent(engine.cpuLoad()),
                answers ? namespace(engine) : "-");
    }

    private static List<String> with(List<String> row, String last) {
        List<String> longer = new ArrayList<>(row);
        longer.add(last);
        return longer;
    }

    private static long bytes(List<EngineStatus.Held> held) {
        return held.stream().mapToLong(EngineStatus.Held::bytes).sum();
    }

    private static String held(EngineStatus engine) {
        List<EngineStatus.Held> held = engine.held();
        if (held.isEmpty()) {
            return "-";
        }
        String most = Amounts.bytes(held.get(0).bytes()) + " for " + held.get(0).client();
        List<EngineStatus.Held> others = held.subList(1, held.size());
        return others.isEmpty() ? most : most + ", " + Amounts.bytes(bytes(others)) + " for " + others.size() + " more";
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
