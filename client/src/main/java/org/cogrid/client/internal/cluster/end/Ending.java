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
 * The end of an engine's process, to be made sure of. Made before the engine is told to end, as it takes itself out of all lists, and
 * before another one starts, as that may get its port.
 */
public final class Ending {
    private static final Duration PROBE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final EngineEntry engine;
    private final Optional<ListedProcess> process; // if it is one of this machine, whether it lives or not

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

    /** Completed when its process ends; never, when that is on another machine. */
    public CompletableFuture<?> ofProcess() {
        if (process.isEmpty()) {
            return new CompletableFuture<>();
        }
        return living().<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Waits until the engine is gone; says whether it is. */
    public boolean await(Duration patience) {
        return process.map(listed -> listed.awaitEnd(patience)).orElseGet(() -> awaitClosedPort(patience));
    }

    /** Whether the engine is gone already. */
    public boolean hasHappened() {
        return process.isEmpty() ? isPortClosed() : living().isEmpty();
    }

    /** Waits until a process has ended; says whether it has. */
    public static boolean await(ProcessHandle process, Duration patience) {
        try {
            return ProcessLife.awaitEnd(process, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("Waiting for the end of process " + process.pid() + " was interrupted", e);
        }
    }

    /** Its process is on another machine, or nobody knows it. */
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

    /** Whether its process is known and still lives. */
    public boolean isAlive() {
        return living().isPresent();
    }

    /** Kills the process, unless it has ended already; does not wait. */
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
