package org.cogrid.client.internal.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.Activity;
import org.cogrid.client.EngineStatus.Namespace;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;

/** Grids and engines as a person reads them. */
public final class StatusTable {
    private static final List<String> TITLES =
            List.of("engine", "state", "pid", "host", "address", "up", "queue", "running", "heap", "cpu", "namespace");

    /** Shown only where an engine keeps much for clients, so that the table stays narrow. */
    private static final String HELD_TITLE = "kept for clients";

    private static final String NOTHING = "-";

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
        boolean isMuchHeld = status.engines().stream().anyMatch(engine -> bytes(heldBy(engine)) >= MUCH_HELD);
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
        Optional<Activity> activity = engine.activity();
        return List.of(
                String.valueOf(engine.id()),
                engine.state().toString(),
                String.valueOf(engine.pid()),
                engine.place().host(),
                engine.place().address(),
                told(activity, each -> Amounts.duration(each.uptime())),
                told(activity, each -> String.valueOf(each.queued())),
                engine.running().map(StatusTable::task).orElse(NOTHING),
                told(
                        activity,
                        each -> Amounts.heap(each.heap().used()) + " of "
                                + Amounts.heap(each.heap().max())),
                told(activity, each -> cpu(each.cpuLoad())),
                told(activity, each -> namespace(each.namespace())));
    }

    private static String told(Optional<Activity> activity, Function<Activity, String> part) {
        return activity.map(part).orElse(NOTHING);
    }

    private static List<EngineStatus.Held> heldBy(EngineStatus engine) {
        return engine.activity().map(Activity::held).orElse(List.of());
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
        List<EngineStatus.Held> held = heldBy(engine);
        if (held.isEmpty()) {
            return NOTHING;
        }
        String most = Amounts.bytes(held.get(0).bytes()) + " for " + held.get(0).client();
        List<EngineStatus.Held> others = held.subList(1, held.size());
        return others.isEmpty() ? most : most + ", " + Amounts.bytes(bytes(others)) + " for " + others.size() + " more";
    }

    private static String cpu(OptionalDouble load) {
        return load.isPresent() ? Amounts.percent(load.getAsDouble()) : NOTHING;
    }

    private static String namespace(Namespace namespace) {
        OptionalLong bytes = namespace.copiedBytes();
        String size =
                namespace.variables() + " (" + (bytes.isPresent() ? Amounts.bytes(bytes.getAsLong()) : NOTHING) + ")";
        boolean isLate = namespace.copyDelay().compareTo(LATE) > 0;
        return isLate ? size + ", not taken by the grid for " + Amounts.duration(namespace.copyDelay()) : size;
    }

    /** A task that runs, whose it is, and for how long it has run. */
    public static String task(EngineStatus.RunningTask task) {
        String what = task.label().isEmpty() ? task.kind() : task.kind() + " '" + task.label() + "'";
        return what + " of " + task.client() + ", " + Amounts.duration(task.age());
    }
}
