package org.cogrid.client.internal.cluster.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.jspecify.annotations.Nullable;

/** An engine's JVM that this program started. Thread-safe. */
public final class EngineProcess {
    private static final System.Logger LOG = System.getLogger(EngineProcess.class.getName());
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
    private static final String JOINED = "COGRID JOINED ";
    private static final String SERVING = "COGRID ENGINE ";
    private static final String LOST = "COGRID LOST";

    private final Process process;
    private final Path log;
    private final CompletableFuture<String> joined = new CompletableFuture<>();
    private final CompletableFuture<String> serving = new CompletableFuture<>();
    private final CompletableFuture<String> lost = new CompletableFuture<>();

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static EngineProcess start(EngineJvm command) {
        try {
            EngineProcess engine = new EngineProcess(command.start(), command.log());
            LibraryThreads.of(engine::readFirstLines, "cogrid-engine-start-" + engine.pid())
                    .start();
            return engine;
        } catch (IOException e) {
            throw new GridConnectionException(
                    "An engine's JVM could not be started: " + e.getMessage()
                            + ". Is there room on the disk, and may this user write to " + command.log() + "?",
                    e);
        }
    }

    /** Reads the engine's first lines: until it has read its namespace, or has said why it can't. */
    private void readFirstLines() {
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            if (line != null && line.startsWith(JOINED)) {
                joined.complete(line);
                line = lines.readLine();
            }
            joined.complete(orEmpty(line));
            serving.complete(orEmpty(line));
            lost.complete(hasServed() ? orEmpty(lines.readLine()) : orEmpty(line));
        } catch (IOException e) {
            joined.completeExceptionally(e);
            serving.completeExceptionally(e);
            lost.completeExceptionally(e);
        }
    }

    private static String orEmpty(@Nullable String line) {
        return line == null ? "" : line;
    }

    /** Waits until the engine is a member of its grid and waits for its id. Returns the line with which it says so. */
    String awaitJoined(Duration patience) {
        return requireSuccess(outcome(joined, patience, this::notServing), JOINED);
    }

    /**
     * Waits until one of these engines serves or has failed, and returns it. Engines that start together do so one after
     * the other, in an order of their own, so {@code patience} is for the next one of them.
     */
    static EngineProcess awaitNext(List<EngineProcess> starting, Duration patience) {
        CompletableFuture<?>[] outcomes = starting.stream()
                .map(process -> process.serving.handle((line, failure) -> process))
                .toArray(CompletableFuture<?>[]::new);
        return (EngineProcess) starting.get(0)
                .outcome(CompletableFuture.anyOf(outcomes), patience, waited -> noneServing(starting, waited));
    }

    /** Waits until the engine serves. Returns its id. */
    int awaitServing(Duration patience) {
        String line = requireSuccess(outcome(serving, patience, this::notServing), SERVING);
        return Integer.parseInt(line.substring(SERVING.length()).split(" ")[0]);
    }

    /**
     * Waits until the engine, which serves, has read the namespace of its id. Returns the names of the lost variables.
     * If that takes longer than {@code patience}, the engine goes on, as it may have the only copy of the other
     * variables.
     */
    public List<String> awaitLost(Duration patience) {
        String line = requireSuccess(outcome(lost, patience, this::notRead), LOST);
        return Stream.of(line.substring(LOST.length()).split(" "))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private String requireSuccess(String line, String start) {
        if (!line.startsWith(start)) {
            throw new CogridException(
                    "An engine's JVM (process " + pid() + ") did not start: " + whyNot(line) + LogTail.of(log));
        }
        return line;
    }

    private String whyNot(String line) {
        if (isOfCrash(line)) {
            return "the JVM itself failed; its report is hs_err_pid" + pid() + ".log, mostly in the working folder.";
        }
        return line.isEmpty() ? end() : sentence(line.replaceFirst("^COGRID ERROR ", ""));
    }

    /** Returns how the process ended. It has closed its output, which it does last. */
    private String end() {
        awaitEnd();
        return process.isAlive() ? "it was killed." : "it ended with exit code " + process.exitValue() + ".";
    }

    /** True for the JVM's report of its own crash, which is written as a comment. */
    private static boolean isOfCrash(String line) {
        return line.startsWith("#");
    }

    private static String sentence(String text) {
        return text.endsWith("?") || text.endsWith(".") ? text : text + ".";
    }

    private String notServing(Duration patience) {
        return noneServing(List.of(this), patience);
    }

    private static String noneServing(List<EngineProcess> starting, Duration patience) {
        return starting.stream()
                .map(process -> String.valueOf(process.pid()))
                .collect(Collectors.joining(
                        ", ",
                        starting.size() == 1 ? "An engine's JVM (process " : "None of the engines' JVMs (processes ",
                        ") " + (starting.size() == 1 ? "does not serve" : "serves") + " after " + Amounts.time(patience)
                                + " (setting cogrid.engine.start-timeout)."));
    }

    private String notRead(Duration patience) {
        return "An engine (process " + pid() + ") was restarted, but has not yet read what it left in the grid, after "
                + Amounts.time(patience) + ". It goes on with that, and then with its tasks: variables() of a client's"
                + " view of it will tell what it has, and its log what is lost.";
    }

    private <T> T outcome(CompletableFuture<T> outcome, Duration patience, Function<Duration, String> tooLate) {
        try {
            return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CogridException(tooLate.apply(patience) + LogTail.of(log), e);
        } catch (ExecutionException e) {
            throw new CogridException(
                    "An engine's JVM (process " + pid() + ") could not be heard." + LogTail.of(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("Waiting for an engine to start was interrupted", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Returns the engine's first log. A new engine renames its log once it has an id. */
    Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** True if the engine has served. Does not wait. */
    boolean hasServed() {
        return serving.isDone()
                && !serving.isCompletedExceptionally()
                && serving.join().startsWith(SERVING);
    }

    /** Tells an engine that lives as long as this program to end. Does not wait. */
    public void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) { // it has ended already, or awaitEnd will kill it
            LOG.log(System.Logger.Level.DEBUG, "standard input broke", e);
        }
    }

    /**
     * Tells an engine to leave the grid normally. Does not wait. Unlike the process's own method it leaves the streams
     * open.
     */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits until the process has ended, and kills it if that takes long. */
    public void awaitEnd() {
        try {
            if (!endsWithin(STOP_PATIENCE)) {
                process.destroyForcibly();
                if (!endsWithin(KILL_PATIENCE)) { // for example if it waits for a disk that does not answer
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "An engine''s process {0} was killed, but has not ended after {1}",
                            String.valueOf(pid()),
                            Amounts.time(KILL_PATIENCE));
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kills the process at once, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }
}
