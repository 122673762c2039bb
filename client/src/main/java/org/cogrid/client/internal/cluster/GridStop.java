package org.cogrid.client.internal.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.client.internal.control.Leaving;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.internal.grid.EngineInfo;
import org.cogrid.core.internal.grid.EngineInfo.State;
import org.cogrid.core.internal.grid.GridAccess;
import org.cogrid.core.internal.grid.MemberProcess;

/** The end of a whole grid. One that hangs must not keep the others from stopping. */
final class GridStop {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration KILL = Duration.ofSeconds(10);

    private final EngineControl engines;
    private final ConnectionFile file;
    private final Duration drain;
    private final List<Ending> endings = new ArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    GridStop(EngineControl engines, ConnectionFile file, Duration drain) {
        this.engines = engines;
        this.file = file;
        this.drain = drain;
    }

    /**
     * Tells those engines that are there to leave. Those that were told first may go at once and take a message to the others with them,
     * if it went through their connection: who is still there after a moment is told again.
     */
    void tell(List<EngineInfo> all) {
        List<EngineInfo> present = all.stream().filter(engines::isPresent).toList();
        present.forEach(
                engine -> endings.add(Ending.of(engine, file))); // all of them first: who is told may be gone at once
        present.parallelStream().forEach(this::tell);
        for (int i = 0; i < present.size(); i++) {
            if (!endings.get(i).await(MOMENT) && engines.isPresent(present.get(i))) {
                tell(present.get(i));
            }
        }
    }

    private void tell(EngineInfo engine) {
        try {
            engines.leave(engine, Leaving.ALL, drain);
        } catch (CogridException e) { // told below, if it does not end all the same
            problems.add(e.getMessage());
        }
    }

    /** Waits until all are gone. */
    void requireEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Ending> alive = endings.stream()
                .filter(ending -> !ending.await(Duration.ofNanos(Math.max(
                        TimeUnit.MILLISECONDS.toNanos(1), problems.isEmpty() ? deadline - System.nanoTime() : 0))))
                .toList();
        if (!alive.isEmpty()) {
            throw new CogridException("The grid '" + file.gridName() + "' could not be stopped: " + alive
                    + " still run(s)" + (problems.isEmpty() ? "" : "; " + String.join("; ", problems))
                    + ". Stop it by force (Cluster.kill())");
        }
    }

    /** The engines that have ended in good order, now or earlier. */
    List<Integer> ended(List<EngineInfo> all) {
        List<Integer> ended =
                new ArrayList<>(endings.stream().map(Ending::engineId).toList());
        all.stream()
                .filter(info -> info.state() == State.STOPPED)
                .map(EngineInfo::id)
                .forEach(ended::add);
        return ended;
    }

    /** Kills all processes of a grid that are on this machine, and removes its file. */
    static void kill(ConnectionFile file) {
        List<ProcessHandle> processes = file.find().map(GridEnd::processes).orElse(List.of());
        processes.forEach(ProcessHandle::destroyForcibly);
        List<Long> alive = processes.stream()
                .filter(process -> !ends(process))
                .map(ProcessHandle::pid)
                .toList();
        if (!alive.isEmpty()) {
            throw new CogridException("The processes " + alive + " of the grid '" + file.gridName()
                    + "' were killed, but have not ended after " + KILL.toSeconds() + " s");
        }
        requireAllHere(file);
        GridEnd.tidy(file);
    }

    private static boolean ends(ProcessHandle process) {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, KILL.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static void requireAllHere(ConnectionFile file) {
        List<MemberProcess> elsewhere = file.find().map(GridAccess::processes).orElse(List.of()).stream()
                .filter(process -> !process.isHere())
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new CogridException("Some engines of the grid '" + file.gridName()
                    + "' run on other machines and can't be killed from here: " + elsewhere);
        }
    }
}
