package org.cogrid.client.internal.control;

import java.time.Duration;
import java.util.List;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.RunningTask;
import org.cogrid.client.EngineStatus.State;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;

/** Puts together what the grid knows of an engine and what it says itself. */
final class EngineStatuses {
    private static final int UNKNOWN = -1;

    private EngineStatuses() {}

    /** An engine that was not asked, or did not answer. */
    static EngineStatus silent(EngineEntry info, State state) {
        String host = info.address().substring(0, Math.max(0, info.address().lastIndexOf(':')));
        return new EngineStatus(
                info.id(),
                state,
                host,
                info.address(),
                info.pid(),
                info.version(),
                String.valueOf(info.javaFeature()),
                info.started(),
                Duration.ZERO,
                UNKNOWN,
                null,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                Duration.ZERO,
                List.of());
    }

    /** An engine that has answered. */
    static EngineStatus of(EngineEntry info, EngineReport report) {
        EngineReport.Load load = report.load();
        return new EngineStatus(
                info.id(),
                report.draining() ? State.DRAINING : State.SERVING,
                report.host(),
                info.address(),
                info.pid(),
                info.version(),
                report.java(),
                info.started(),
                Duration.ofMillis(report.upMillis()),
                report.queued(),
                report.task().map(EngineStatuses::task).orElse(null),
                load.heapUsed(),
                load.heapMax(),
                load.cpu(),
                report.variables(),
                report.copyBytes(),
                Duration.ofMillis(report.lateMillis()),
                report.held().stream()
                        .map(held -> new EngineStatus.Held(held.client(), held.bytes()))
                        .toList());
    }

    private static RunningTask task(EngineReport.Running task) {
        return new RunningTask(
                task.number(), task.label(), task.kind(), task.client(), Duration.ofMillis(task.millis()));
    }
}
