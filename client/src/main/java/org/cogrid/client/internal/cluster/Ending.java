package org.cogrid.client.internal.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.internal.grid.EngineInfo;
import org.cogrid.core.internal.grid.GridAccess;
import org.cogrid.core.internal.grid.PortProbe;

/** The end of an engine's process, to be made sure of. Made before the engine is told to end, as it takes itself out of all lists. */
final class Ending {
    private static final Duration PROBE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final EngineInfo engine;
    private final Optional<ProcessHandle> process;

    private Ending(EngineInfo engine, Optional<ProcessHandle> process) {
        this.engine = engine;
        this.process = process;
    }

    static Ending of(EngineInfo engine, ConnectionFile file) {
        return new Ending(engine, file.find().flatMap(access -> process(engine, access)));
    }

    private static Optional<ProcessHandle> process(EngineInfo engine, GridAccess access) {
        return access.processes().stream()
                .filter(process ->
                        process.pid() == engine.pid() && process.address().equals(engine.address()))
                .findFirst()
                .flatMap(process -> process.find());
    }

    EngineInfo engine() {
        return engine;
    }

    /** Completed when its process ends; never, when that is on another machine. */
    CompletableFuture<?> ofProcess() {
        return process.<CompletableFuture<?>>map(ProcessHandle::onExit).orElseGet(CompletableFuture::new);
    }

    /** Waits until the engine is gone; says whether it is. */
    boolean await(Duration patience) {
        return process.map(handle -> await(handle, patience)).orElseGet(() -> awaitClosedPort(patience));
    }

    /** Waits until a process has ended; says whether it has. */
    static boolean await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new CogridException(
                    "The end of process " + process.pid() + " can't be waited for: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("Waiting for the end of process " + process.pid() + " was interrupted", e);
        }
    }

    /** Its process is on another machine, or nobody knows it. */
    private boolean awaitClosedPort(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (PortProbe.probe(engine.address(), PROBE) != PortProbe.Answer.CLOSED) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /** Whether its process is known and still lives. */
    boolean isAlive() {
        return process.filter(ProcessHandle::isAlive).isPresent();
    }

    /** Kills the process; does not wait. */
    void kill() {
        process.orElseThrow(() -> new CogridException(
                        "Engine " + engine.id() + " can't be killed from here, as its process " + engine.pid() + " at "
                                + engine.address() + " is on another machine or not known: kill it there"))
                .destroyForcibly();
    }

    @Override
    public String toString() {
        return "engine " + engine.id() + " (process " + engine.pid() + " at " + engine.address() + ")";
    }
}
