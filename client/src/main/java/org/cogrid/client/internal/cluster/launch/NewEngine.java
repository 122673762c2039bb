package org.cogrid.client.internal.cluster.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.core.CogridException;

/**
 * An engine that is to replace another one, until one of the two is told to end. The end of this program, on its own
 * thread, races the engine's joining. Exactly one wins, so the two engines never both end.
 */
final class NewEngine {
    private final EngineJvm command;
    private final CompletableFuture<Optional<EngineProcess>> started = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    NewEngine(EngineJvm command) {
        this.command = command;
    }

    /**
     * Blocks until the engine is a member of its grid.
     *
     * @throws CogridException when the engine can't join, or is undone
     */
    EngineProcess startAndJoin(Duration patience) {
        EngineProcess process = start();
        process.awaitJoined(patience);
        if (!decided.compareAndSet(false, true)) {
            throw new CogridException(
                    "The engine that was to take over ends, as this program does; the old one goes on");
        }
        return process;
    }

    private EngineProcess start() {
        try {
            EngineProcess process = EngineProcess.start(command);
            started.complete(Optional.of(process));
            return process;
        } finally {
            started.complete(Optional.empty()); // has no effect if it has started
        }
    }

    /** Ends the engine, unless it has joined. Waits for its start first, as the JVM ends after this. */
    void undo() {
        if (decided.compareAndSet(false, true)) {
            started.join().ifPresent(EngineProcess::terminate);
        }
    }

    /** Returns the engine's process, if it was started. Only the starting thread may ask. */
    Optional<EngineProcess> started() {
        return started.getNow(Optional.empty());
    }
}
