package org.cogrid.client.internal.cluster.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.core.CogridException;

/**
 * An engine that is to replace another, until either is told to go. The end of this program, on a thread of its own, races the engine's
 * joining: one of them wins, so that never both engines go.
 */
final class NewEngine {
    private final EngineJvm command;
    private final CompletableFuture<Optional<EngineProcess>> started = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    NewEngine(EngineJvm command) {
        this.command = command;
    }

    /**
     * Blocks until it is a member of its grid.
     *
     * @throws CogridException when it does not get there, or is undone
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
            started.complete(Optional.empty()); // without effect if it has started
        }
    }

    /** Ends it, unless it has joined; waits for its start, as the JVM ends when this does. */
    void undo() {
        if (decided.compareAndSet(false, true)) {
            started.join().ifPresent(EngineProcess::terminate);
        }
    }

    /** Its process, if it came to that; to be asked by who starts it. */
    Optional<EngineProcess> started() {
        return started.getNow(Optional.empty());
    }
}
