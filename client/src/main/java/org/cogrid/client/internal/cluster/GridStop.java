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

/** The end of a whole grid. One that hangs must not keep the others from stopping. */
final class GridStop {
    private static final Duration MOMENT = Duration.ofSeconds(2);

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
        all.stream()
                .filter(engines::isPresent)
                .forEach(engine ->
                        endings.add(Ending.of(engine, file))); // all of them first: who is told may be gone at once
        endings.parallelStream().forEach(this::tell);
        for (Ending ending : endings) {
            if (!ending.await(MOMENT) && engines.isPresent(ending.engine())) {
                tell(ending);
            }
        }
    }

    private void tell(Ending ending) {
        try {
            engines.leave(ending.engine(), Leaving.ALL, drain, ending.ofProcess());
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
                    + ". Stop it by force: cogrid stop --force, or Cluster.kill() in a program");
        }
    }

    /** The engines that have ended in good order, now or earlier. */
    List<Integer> ended(List<EngineInfo> all) {
        List<Integer> ended = new ArrayList<>(
                endings.stream().map(ending -> ending.engine().id()).toList());
        all.stream()
                .filter(info -> info.state() == State.STOPPED)
                .map(EngineInfo::id)
                .forEach(ended::add);
        return ended;
    }
}
