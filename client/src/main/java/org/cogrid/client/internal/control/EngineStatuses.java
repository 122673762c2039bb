package org.cogrid.client.internal.control;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.Activity;
import org.cogrid.client.EngineStatus.Heap;
import org.cogrid.client.EngineStatus.Namespace;
import org.cogrid.client.EngineStatus.Place;
import org.cogrid.client.EngineStatus.RunningTask;
import org.cogrid.client.EngineStatus.State;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;

/** Combines what the grid knows of an engine with the engine's own report. */
final class EngineStatuses {
    private EngineStatuses() {}

    /** Makes the status of an engine that was not asked or did not answer. */
    static EngineStatus silent(EngineEntry info, State state) {
        String address = info.address().reachableAt();
        String host = address.substring(0, address.lastIndexOf(':'));
        return new EngineStatus(
                info.id(), state, place(info, host, String.valueOf(info.javaFeature())), Optional.empty());
    }

    /** Makes the status of an engine that has answered. */
    static EngineStatus of(EngineEntry info, EngineReport report) {
        return new EngineStatus(
                info.id(),
                report.draining() ? State.DRAINING : State.SERVING,
                place(info, report.host(), report.java()),
                Optional.of(activity(report)));
    }

    private static Place place(EngineEntry info, String host, String java) {
        return new Place(host, info.address().reachableAt(), info.pid(), info.version(), java, info.started());
    }

    private static Activity activity(EngineReport report) {
        EngineReport.Load load = report.load();
        return new Activity(
                Duration.ofMillis(report.upMillis()),
                report.queued(),
                report.task().map(EngineStatuses::task),
                new Heap(load.heapUsed(), load.heapMax()),
                load.cpu() < 0 ? OptionalDouble.empty() : OptionalDouble.of(load.cpu()),
                new Namespace(
                        report.variables(),
                        report.copyBytes() < 0 ? OptionalLong.empty() : OptionalLong.of(report.copyBytes()),
                        Duration.ofMillis(report.lateMillis())),
                report.held().stream()
                        .map(held -> new EngineStatus.Held(held.client(), held.bytes()))
                        .toList(),
                report.refusedMessages());
    }

    /** Describes a task that runs, or that ran when it was interrupted. */
    static RunningTask task(EngineReport.Running task) {
        return new RunningTask(
                task.number(), task.label(), task.kind(), task.client(), Duration.ofMillis(task.millis()));
    }
}
