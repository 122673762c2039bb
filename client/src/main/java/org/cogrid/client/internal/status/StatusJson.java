package org.cogrid.client.internal.status;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.Activity;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.jspecify.annotations.Nullable;

/** Grids and engines as a program reads them. Times are ISO 8601, durations milliseconds; what is not known is null. */
public final class StatusJson {
    private StatusJson() {}

    public static String of(List<GridStatus> grids) {
        try {
            return JSON.std
                    .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                    .with(JSON.Feature.WRITE_NULL_PROPERTIES)
                    .asString(
                            Map.of("grids", grids.stream().map(StatusJson::grid).toList()));
        } catch (IOException e) {
            throw new IllegalStateException("JSON could not be written to memory", e);
        }
    }

    private static Map<String, @Nullable Object> grid(GridStatus status) {
        KnownGrid grid = status.grid();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", grid.name());
        fields.put("state", UserGrids.text(grid.state()));
        fields.put(
                "started",
                grid.access().map(access -> access.started().toString()).orElse(null));
        fields.put("version", grid.access().map(access -> access.version()).orElse(null));
        fields.put("connectionFile", grid.file().toString());
        fields.put("problem", status.problem().isEmpty() ? null : status.problem());
        fields.put("engines", status.engines().stream().map(StatusJson::engine).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> engine(EngineStatus engine) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", engine.id());
        fields.put("state", engine.state().toString());
        fields.put("host", engine.place().host());
        fields.put("address", engine.place().address());
        fields.put("pid", engine.place().pid());
        fields.put("version", engine.place().version());
        fields.put("java", engine.place().java());
        fields.put("started", engine.place().started().toString());
        Optional<Activity> activity = engine.activity();
        fields.put("uptimeMillis", known(activity, each -> each.uptime().toMillis()));
        fields.put("queued", known(activity, Activity::queued));
        fields.put("running", engine.running().map(StatusJson::task).orElse(null));
        fields.put("heapUsed", known(activity, each -> each.heap().used()));
        fields.put("heapMax", known(activity, each -> each.heap().max()));
        fields.put(
                "cpuLoad",
                known(
                        activity,
                        each -> each.cpuLoad().isPresent() ? each.cpuLoad().getAsDouble() : null));
        fields.put("variables", known(activity, each -> each.namespace().variables()));
        fields.put(
                "namespaceBytes", known(activity, each -> bytes(each.namespace().copiedBytes())));
        fields.put(
                "copyDelayMillis",
                activity.map(each -> each.namespace().copyDelay().toMillis()).orElse(0L));
        fields.put(
                "held",
                activity.stream()
                        .flatMap(each -> each.held().stream())
                        .map(StatusJson::held)
                        .toList());
        return fields;
    }

    private static Map<String, Object> task(EngineStatus.RunningTask task) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", task.number());
        fields.put("label", task.label());
        fields.put("kind", task.kind());
        fields.put("client", task.client());
        fields.put("runningMillis", task.age().toMillis());
        return fields;
    }

    private static Map<String, Object> held(EngineStatus.Held held) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("client", held.client());
        fields.put("bytes", held.bytes());
        return fields;
    }

    private static <T> @Nullable T known(Optional<Activity> activity, Function<Activity, @Nullable T> part) {
        return activity.isPresent() ? part.apply(activity.get()) : null;
    }

    private static @Nullable Long bytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }
}
