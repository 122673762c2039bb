package org.cogrid.client.internal.cluster.end;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.control.ClientDeparture;
import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;

/** Stops a whole grid. An engine that hangs does not keep the others from stopping. */
public final class GridShutdown {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int ROUNDS = 5;

    private final EngineControl engines;
    private final ConnectionFile file;
    private final Duration drain;
    private final List<Ending> endings = new ArrayList<>();
    private final Map<Ending, Throwable> untellable = new LinkedHashMap<>();
    private final UnlistedProcesses stragglers;

    /** Prepares the stop of a grid with these engines. */
    public GridShutdown(EngineControl engines, ConnectionFile file, List<EngineEntry> all, Duration drain) {
        this.engines = engines;
        this.file = file;
        this.drain = drain;
        List<EngineEntry> present = all.stream().filter(engines::isPresent).toList();
        present.forEach(engine ->
                endings.add(Ending.of(engine, file))); // before any is told to stop, as it may be gone at once
        this.stragglers = UnlistedProcesses.of(file, all, present);
    }

    /**
     * Tells the engines to leave. A message may be lost in two ways: a client that has just connected reaches some
     * engines through others, which may leave first; and an engine that is starting does not hear it yet. Such engines
     * are told again.
     */
    public void tell() {
        List<Ending> untold = endings;
        for (int round = 0; round < ROUNDS && !untold.isEmpty(); round++) {
            untold = tellAtOnce(untold);
        }
    }

    /**
     * Tells these engines at once, and returns those that did not hear it and are still there. An engine that hangs is
     * not asked again.
     */
    private List<Ending> tellAtOnce(List<Ending> some) {
        Map<Ending, CompletableFuture<Void>> told = new LinkedHashMap<>();
        some.forEach(ending ->
                told.put(ending, engines.tellToLeave(ending.engine(), ClientDeparture.ALL, drain, ending.ofProcess())));
        told.forEach((ending, answer) -> {
            untellable.remove(ending);
            try {
                answer.join();
            } catch (CompletionException e) {
                untellable.put(ending, e.getCause());
            }
        });
        return some.stream()
                .filter(ending -> untellable.containsKey(ending) && !hangs(ending) && !ending.await(MOMENT))
                .toList();
    }

    private boolean hangs(Ending ending) {
        return untellable.get(ending) instanceof TimeoutException;
    }

    /** Waits until all engines are gone. An engine that hangs gets only the time that the others need, or a moment. */
    public void requireEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> alive = new ArrayList<>();
        endings.stream()
                .sorted(Comparator.comparing(this::hangs))
                .filter(ending -> !ending.await(hangs(ending) ? Duration.ZERO : until(deadline)))
                .map(this::described)
                .forEach(alive::add);
        alive.addAll(stragglers.alive(until(deadline)));
        if (!alive.isEmpty()) {
            throw new CogridException("The grid '" + file.gridName() + "' could not be stopped: "
                    + String.join(" ", alive)
                    + (alive.size() == 1 ? " still runs" : " still run")
                    + ". Stop it by force: cogrid stop --force --name " + file.gridName()
                    + ", or Cluster.kill() in a program");
        }
    }

    private String described(Ending ending) {
        Throwable problem = untellable.get(ending);
        return hangs(ending)
                ? ending + ", which does not answer,"
                : ending + (problem == null ? "" : ", which could not be told to stop (" + problem + "),");
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Returns the engines that have ended normally, now or earlier. */
    public List<Integer> ended(List<EngineEntry> all) {
        List<Integer> ended = new ArrayList<>(
                endings.stream().map(ending -> ending.engine().id()).toList());
        all.stream()
                .filter(info -> info.state() == State.STOPPED)
                .map(EngineEntry::id)
                .forEach(ended::add);
        return ended;
    }
}
