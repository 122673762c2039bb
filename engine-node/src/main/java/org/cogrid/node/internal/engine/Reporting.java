package org.cogrid.node.internal.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.node.internal.conversation.Holdings;
import org.cogrid.node.internal.task.RunningTask;
import org.cogrid.node.internal.task.TaskLoop;
import org.cogrid.node.internal.task.TaskRunner;

/** Makes an engine's status report. Thread-safe; does not wait for the engine's thread. */
final class Reporting {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final long LARGEST_HEAP = largestHeap();

    private final TaskLoop loop;
    private final TaskRunner runner;
    private final CopyRuns copying;
    private final Namespace namespace;
    private final NamespaceSize size;
    private final Function<UUID, String> clients;
    private final Holdings holdings;
    private final long startNanos = System.nanoTime();

    Reporting(TaskLoop loop, TaskRunner runner, CopyRuns copying, Namespace namespace, Held held) {
        this.loop = loop;
        this.runner = runner;
        this.copying = copying;
        this.namespace = namespace;
        this.size = new NamespaceSize(loop::between, namespace::copyBytes);
        this.clients = held.clients();
        this.holdings = held.holdings();
    }

    /** The bytes held for clients, and the clients' names. */
    record Held(Holdings holdings, Function<UUID, String> clients) {}

    /** Makes a report, with how many messages of clients the engine's member has refused. */
    EngineReport report(boolean draining, long refusedMessages) {
        Optional<RunningTask> running = runner.running();
        return new EngineReport(
                MachineName.text(),
                System.getProperty("java.version"),
                (System.nanoTime() - startNanos) / 1_000_000,
                draining,
                Math.max(0, loop.unsettled() - (running.isPresent() ? 1 : 0)),
                running.map(RunningTask::describe)
                        .or(() -> copying.running().map(CopyRuns.CopyRun::describe))
                        .orElse(null),
                load(),
                namespace.values().size(),
                size.bytes(),
                namespace.copyLateness().toMillis(),
                held(),
                refusedMessages);
    }

    private List<EngineReport.Held> held() {
        return holdings.byClient().entrySet().stream()
                .map(held -> new EngineReport.Held(clients.apply(held.getKey()), held.getValue()))
                .sorted(Comparator.comparingLong(EngineReport.Held::bytes).reversed())
                .toList();
    }

    /**
     * The largest heap that the JVM was started with. {@code Runtime.maxMemory} leaves out a part of the young
     * generation with some collectors.
     */
    private static long largestHeap() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return options == null
                ? Runtime.getRuntime().maxMemory()
                : Long.parseLong(options.getVMOption("MaxHeapSize").getValue());
    }

    private static EngineReport.Load load() {
        Runtime runtime = Runtime.getRuntime();
        double cpu = SYSTEM == null ? -1 : SYSTEM.getProcessCpuLoad();
        return new EngineReport.Load(
                runtime.totalMemory() - runtime.freeMemory(), LARGEST_HEAP, Double.isNaN(cpu) ? -1 : cpu);
    }
}
