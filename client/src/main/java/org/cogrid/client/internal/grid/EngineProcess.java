package org.cogrid.client.internal.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;

/**
 * An engine's JVM that this program started. The engine ends when its standard input does, so it never outlives this program, however
 * that dies.
 */
final class EngineProcess {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

    private final Process process;
    private final Path log;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static EngineProcess start(EngineCommand command) {
        try {
            EngineProcess engine = new EngineProcess(command.builder().start(), command.log());
            Thread reader = new Thread(engine::readFirstLine, "cogrid-engine-start-" + engine.pid());
            reader.setDaemon(true);
            reader.start();
            return engine;
        } catch (IOException e) {
            throw new GridConnectionException("An engine's JVM could not be started: " + e.getMessage(), e);
        }
    }

    private void readFirstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            firstLine.complete(line == null ? "" : line);
        } catch (IOException e) {
            firstLine.completeExceptionally(e);
        }
    }

    /** Waits until the engine serves. */
    void awaitServing(Duration patience) {
        String line = firstLine(patience);
        if (!line.startsWith("COGRID ENGINE ")) {
            throw new CogridException("An engine's JVM (process " + pid() + ") did not start: "
                    + (line.isEmpty() ? "it ended without a word" : line.replaceFirst("^COGRID ERROR ", ""))
                    + LogTail.of(log));
        }
    }

    private String firstLine(Duration patience) {
        try {
            return firstLine.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CogridException(
                    "An engine's JVM (process " + pid() + ") does not serve after " + patience.toSeconds()
                            + " s (setting cogrid.engine.start-timeout)" + LogTail.of(log),
                    e);
        } catch (ExecutionException e) {
            throw new CogridException(
                    "An engine's JVM (process " + pid() + ") could not be heard" + LogTail.of(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("Waiting for an engine to start was interrupted", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells the engine to end; does not wait. */
    void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) { // it has ended already, or will be killed by awaitEnd
            System.getLogger(EngineProcess.class.getName()).log(System.Logger.Level.DEBUG, "standard input broke", e);
        }
    }

    /** Waits until the process has ended, and kills it if that takes long. */
    void awaitEnd() {
        try {
            if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the process at once, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }
}
