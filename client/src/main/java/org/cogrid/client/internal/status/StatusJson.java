package org.cogrid.client.internal.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.Activity;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Grids and engines as JSON, for programs. Times are ISO 8601, durations are milliseconds, and unknown values are null.
 */
public record StatusJson(List<Grid> grids) {
    /** A grid. */
    private record Grid(
            String name,
            String state,
            @Nullable Instant started,
            @Nullable String version,
            String connectionFile,
            @Nullable String problem,
            List<Engine> engines) {
        static Grid of(GridStatus status) {
            KnownGrid grid = status.grid();
            return new Grid(
                    grid.name(),
                    UserGrids.text(grid.state()),
                    grid.access().map(GridAccess::started).orElse(null),
                    grid.access().map(GridAccess::version).orElse(null),
                    grid.file().toString(),
                    status.problem().isEmpty() ? null : status.problem(),
                    status.engines().stream().map(Engine::of).toList());
        }
    }

    /** An engine of a grid. */
    private record Engine(
            int id,
            String state,
            String host,
            String address,
            long pid,
            String version,
            String java,
            Instant started,
            @Nullable Long uptimeMillis,
            @Nullable Integer queued,
            @Nullable Task running,
            @Nullable Long heapUsed,
            @Nullable Long heapMax,
            @Nullable Double cpuLoad,
            @Nullable Integer variables,
            @Nullable Long namespaceBytes,
            long copyDelayMillis,
            List<EngineStatus.Held> held,
            @Nullable Long refusedMessages) {
        static Engine of(EngineStatus engine) {
            Optional<Activity> activity = engine.activity();
            return new Engine(
                    engine.id(),
                    engine.state().toString(),
                    engine.place().host(),
                    engine.place().address(),
                    engine.place().pid(),
                    engine.place().version(),
                    engine.place().java(),
                    engine.place().started(),
                    known(activity, each -> each.uptime().toMillis()),
                    known(activity, Activity::queued),
                    engine.running().map(Task::of).orElse(null),
                    known(activity, each -> each.heap().used()),
                    known(activity, each -> each.heap().max()),
                    known(
                            activity,
                            each -> each.cpuLoad().isPresent() ? each.cpuLoad().getAsDouble() : null),
                    known(activity, each -> each.namespace().variables()),
                    known(activity, each -> bytes(each.namespace().copiedBytes())),
                    activity.map(each -> each.namespace().copyDelay().toMillis())
                            .orElse(0L),
                    activity.map(Activity::held).orElse(List.of()),
                    known(activity, Activity::refusedMessages));
        }
    }

    /** The task that an engine runs. */
    private record Task(long number, String label, String kind, String client, long runningMillis) {
        static Task of(EngineStatus.RunningTask task) {
            return new Task(
                    task.number(),
                    task.label(),
                    task.kind(),
                    task.client(),
                    task.age().toMillis());
        }
    }

    /** Returns the JSON text. */
    public static String of(List<GridStatus> grids) {
        return JsonText.writeAll(new StatusJson(grids.stream().map(Grid::of).toList()));
    }

    private static <T> @Nullable T known(Optional<Activity> activity, Function<Activity, @Nullable T> part) {
        return activity.isPresent() ? part.apply(activity.get()) : null;
    }

    private static @Nullable Long bytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }
}
