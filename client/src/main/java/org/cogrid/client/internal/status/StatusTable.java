package org.cogrid.client.internal.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.Activity;
import org.cogrid.client.EngineStatus.Namespace;
import org.cogrid.client.EngineStatus.State;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.table.Table;
import org.cogrid.core.internal.text.Amounts;

/** Grids and engines as tables, for people. */
public final class StatusTable {
    private static final List<Column> COLUMNS = List.of(
            Column.of("engine"),
            Column.of("state"),
            Column.of("pid").leaving(3),
            Column.of("host").yielding().leaving(5),
            Column.of("address").leaving(4),
            Column.of("up").leaving(1),
            Column.of("queue"),
            Column.of("running").yielding(),
            Column.of("heap"),
            Column.of("cpu").leaving(2),
            Column.of("namespace").yielding());

    /** Shown only if an engine keeps much for clients, so that the table stays narrow. */
    private static final Column HELD = Column.of("kept for clients").yielding();

    /** Shown only if a member has refused messages. */
    private static final Column REFUSED = Column.of("refused messages");

    private static final Set<State> TROUBLE = EnumSet.of(State.NOT_ANSWERING, State.LOST);

    private static final String NOTHING = "-";

    private static final long MUCH_HELD = 1_000_000;

    private static final Duration LATE = Duration.ofSeconds(1);

    private StatusTable() {}

    /** Returns the tables of all grids, one below the other. */
    public static String of(List<GridStatus> grids, Screen screen) {
        return grids.isEmpty()
                ? "No grid runs. cogrid start starts one"
                : grids.stream()
                        .map(grid -> of(grid, screen))
                        .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
    }

    private static String of(GridStatus status, Screen screen) {
        String title = title(status.grid());
        if (!status.problem().isEmpty()) {
            return title + System.lineSeparator() + status.problem();
        }
        if (status.engines().isEmpty()) {
            return title;
        }
        boolean isMuchHeld = status.engines().stream().anyMatch(engine -> bytes(heldBy(engine)) >= MUCH_HELD);
        boolean isAnyRefused = status.engines().stream().anyMatch(engine -> refused(engine) > 0);
        Table table = new Table(with(with(COLUMNS, HELD, isMuchHeld), REFUSED, isAnyRefused));
        for (EngineStatus engine : status.engines()) {
            List<String> row = with(row(engine), held(engine), isMuchHeld);
            table.add(with(row, String.valueOf(refused(engine)), isAnyRefused), TROUBLE.contains(engine.state()));
        }
        return title + System.lineSeparator() + table.text(screen);
    }

    private static String title(KnownGrid grid) {
        String since = grid.access()
                .map(access -> ", started " + Amounts.moment(access.started()) + ", version " + access.version())
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
                told(activity, each -> Amounts.time(each.uptime())),
                told(activity, each -> String.valueOf(each.queued())),
                engine.running().map(StatusTable::task).orElse(NOTHING),
                told(
                        activity,
                        each -> Amounts.size(each.heap().used()) + " of "
                                + Amounts.size(each.heap().max())),
                told(activity, each -> cpu(each.cpuLoad())),
                told(activity, each -> namespace(each.namespace())));
    }

    private static String told(Optional<Activity> activity, Function<Activity, String> part) {
        return activity.map(part).orElse(NOTHING);
    }

    private static List<EngineStatus.Held> heldBy(EngineStatus engine) {
        return engine.activity().map(Activity::held).orElse(List.of());
    }

    private static long refused(EngineStatus engine) {
        return engine.activity().map(Activity::refusedMessages).orElse(0L);
    }

    private static <T> List<T> with(List<T> row, T last, boolean isShown) {
        if (!isShown) {
            return row;
        }
        List<T> longer = new ArrayList<>(row);
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
        String most = Amounts.size(held.get(0).bytes()) + " for " + held.get(0).client();
        List<EngineStatus.Held> others = held.subList(1, held.size());
        return others.isEmpty() ? most : most + ", " + Amounts.size(bytes(others)) + " for " + others.size() + " more";
    }

    private static String cpu(OptionalDouble load) {
        return load.isPresent() ? Amounts.percent(load.getAsDouble()) : NOTHING;
    }

    private static String namespace(Namespace namespace) {
        OptionalLong bytes = namespace.copiedBytes();
        String size =
                namespace.variables() + " (" + (bytes.isPresent() ? Amounts.size(bytes.getAsLong()) : NOTHING) + ")";
        boolean isLate = namespace.copyDelay().compareTo(LATE) > 0;
        return isLate ? size + ", not taken by the grid for " + Amounts.time(namespace.copyDelay()) : size;
    }

    /** Describes a running task: whose it is, and for how long it has run. */
    public static String task(EngineStatus.RunningTask task) {
        String what = task.label().isEmpty() ? task.kind() : task.kind() + " '" + task.label() + "'";
        return what + " of " + task.client() + ", " + Amounts.time(task.age());
    }
}
