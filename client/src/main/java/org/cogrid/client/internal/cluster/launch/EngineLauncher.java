package org.cogrid.client.internal.cluster.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.cluster.grids.GridFolder;
import org.cogrid.client.internal.threads.UndoOnExit;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.spi.EngineProvider;

/** Starts engines of one grid, each in its own JVM. */
public final class EngineLauncher {
    private final EngineProvider provider = EngineProviders.find();
    private final ConnectionFile file;
    private final GridFolder folder;
    private final LaunchPlan plan;

    private EngineLauncher(ConnectionFile file, GridFolder folder, LaunchPlan plan) {
        this.file = file;
        this.folder = folder;
        this.plan = plan;
    }

    /** Returns the launcher of a grid. */
    public static EngineLauncher of(ConnectionFile file, LaunchPlan plan) {
        return new EngineLauncher(file, GridFolder.create(file), plan);
    }

    /**
     * Returns a launcher that starts this engine as it was started before, if that was noted; otherwise this launcher's
     * way is used.
     */
    public EngineLauncher asBefore(int engineId) {
        return new EngineLauncher(
                file, folder, LaunchNotes.read(folder.launch(engineId), plan).orElse(plan));
    }

    /**
     * Starts {@code count} new engines. Returns them by ascending id when they serve; if one can't start, none of them
     * is left.
     */
    public List<Started> startNew(int count) {
        return start(Collections.nCopies(count, OptionalInt.empty()));
    }

    /** Starts the first engines of a grid that no other program adds engines to: their ids are 0, 1, 2 …. */
    public List<Started> startFirst(int count) {
        return start(IntStream.range(0, count).mapToObj(OptionalInt::of).toList());
    }

    /** Starts an engine under an earlier id. Returns when it serves. */
    public EngineProcess startAs(int engineId) {
        return start(List.of(OptionalInt.of(engineId))).get(0).process();
    }

    private List<Started> start(List<OptionalInt> ids) {
        List<EngineProcess> processes = new ArrayList<>();
        try {
            ids.forEach(id -> processes.add(begin(id)));
            List<Started> started = new ArrayList<>();
            List<EngineProcess> starting = new ArrayList<>(processes);
            while (!starting.isEmpty()) {
                EngineProcess next = EngineProcess.awaitNext(starting, plan.patience());
                started.add(new Started(next.awaitServing(plan.patience()), next));
                starting.remove(next);
            }
            started.forEach(this::noteDown);
            return started.stream().sorted().toList();
        } catch (RuntimeException | Error e) {
            endAll(processes);
            throw e;
        }
    }

    /** Notes how the engine was started: another program may restart it, and would choose another heap. */
    private void noteDown(Started started) {
        LaunchNotes.write(folder.launch(started.id()), plan);
    }

    private EngineProcess begin(OptionalInt engineId) {
        List<String> arguments =
                engineId.isPresent() ? List.of("--engine-id", String.valueOf(engineId.getAsInt())) : List.of();
        Path log = engineId.isPresent() ? folder.log(engineId.getAsInt()) : folder.newLog();
        EngineJvm command = new EngineJvm(provider, file.path(), plan, arguments, log);
        return InterruptedStart.unlessBegun(() -> EngineProcess.start(command));
    }

    /**
     * Replaces an engine by a new one with the same id. Returns when the new one serves. For a while both run, so that
     * the grid's data has a place even if there is no other member.
     *
     * <p>If this program ends before the old engine is told to leave, the new one ends, too, and the old one goes on.
     *
     * @param endOld makes the old engine leave and waits for its end
     */
    public EngineProcess replace(int engineId, Runnable endOld) {
        List<String> arguments = List.of("--engine-id", String.valueOf(engineId), "--take-over");
        NewEngine next = new NewEngine(new EngineJvm(provider, file.path(), plan, arguments, folder.log(engineId)));
        try {
            EngineProcess process = UndoOnExit.ifEnded(next::undo, () -> next.startAndJoin(plan.patience()));
            endOld.run();
            process.awaitServing(plan.patience());
            return process;
        } catch (RuntimeException | Error e) {
            endAll(next.started().stream().toList());
            throw e;
        }
    }

    /** Ends the engines of a failed start and removes what they would leave behind. A grid that ran before goes on. */
    private void endAll(List<EngineProcess> processes) {
        processes.forEach(EngineProcess::terminate);
        processes.forEach(EngineProcess::awaitEnd);
        if (!processes.stream().allMatch(EngineProcess::hasServed)) {
            new ClassArchive(plan.cache(), provider.classPath()).distrust();
        }
        if (InterruptedStart.hasBegun()) {
            return;
        }
        processes.forEach(process -> folder.deleteNew(process.log()));
        GridEnd.tidy(file);
        folder.deleteIfEmpty();
    }

    /** An engine that serves. */
    public record Started(int id, EngineProcess process) implements Comparable<Started> {
        @Override
        public int compareTo(Started other) {
            return Integer.compare(id, other.id);
        }
    }
}
