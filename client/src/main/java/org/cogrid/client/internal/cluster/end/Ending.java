package org.cogrid.client.internal.cluster.end;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.access.PortProbe;
import org.cogrid.core.internal.access.ProcessLife;
import org.cogrid.core.internal.grid.EngineEntry;

/**
 * Watches the end of an engine's process. Make it before the engine is told to end, because the engine then removes
 * itself from all lists. Make it also before another engine starts, because that may get the same port.
 */
public final class Ending {
    private static final Duration PROBE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final EngineEntry engine;
    private final Optional<ListedProcess> process; // empty if the process is on another machine

    private Ending(EngineEntry engine, Optional<ListedProcess> process) {
        this.engine = engine;
        this.process = process;
    }

    public static Ending of(EngineEntry engine, ConnectionFile file) {
        return new Ending(
                engine,
                file.find()
                        .flatMap(access ->
                                process(engine, access).map(process -> new ListedProcess(file, access, process))));
    }

    private static Optional<MemberProcess> process(EngineEntry engine, GridAccess access) {
        return access.processes().stream()
                .filter(process ->
                        process.pid() == engine.pid() && process.address().equals(engine.address()))
                .filter(MemberProcess::isHere)
                .findFirst();
    }

    private Optional<ProcessHandle> living() {
        return process.flatMap(ListedProcess::living);
    }

    public EngineEntry engine() {
        return engine;
    }

    /** Completes when the process ends; never for a process on another machine. */
    public CompletableFuture<?> ofProcess() {
        if (process.isEmpty()) {
            return new CompletableFuture<>();
        }
        return living().<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Waits until the engine is gone; true if it is. */
    public boolean await(Duration patience) {
        return process.map(listed -> listed.awaitEnd(patience)).orElseGet(() -> awaitClosedPort(patience));
    }

    /** True if the engine is gone already. */
    public boolean hasHappened() {
        return process.isEmpty() ? isPortClosed() : living().isEmpty();
    }

    /** Waits until a process has ended; true if it has. */
    public static boolean await(ProcessHandle process, Duration patience) {
        try {
            return ProcessLife.awaitEnd(process, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("Waiting for the end of process " + process.pid() + " was interrupted", e);
        }
    }

    /** Waits until nothing listens at the engine's port, as its process is on another machine or not known. */
    private boolean awaitClosedPort(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isPortClosed()) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    private boolean isPortClosed() {
        return PortProbe.probe(engine.address().reachableAt(), PROBE) == PortProbe.Answer.CLOSED;
    }

    /** True if the process is known and still lives. */
    public boolean isAlive() {
        return living().isPresent();
    }

    /** Kills the process, unless it has ended already. Does not wait. */
    public void kill() {
        if (process.isEmpty()) {
            throw new CogridException("Engine " + engine.id() + " can't be killed from here, as its process "
                    + engine.pid() + " at " + engine.address() + " is on another machine or not known: kill it there");
        }
        living().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public String toString() {
        return "engine " + engine.id() + " (process " + engine.pid() + " at " + engine.address() + ")";
    }
}
