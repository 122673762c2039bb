package org.cogrid.client.internal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.it.Signals;

/** The real {@code ./cogrid} of this checkout, in a process of its own, as a user calls it in some folder. */
final class CommandRun {
    /** The command of this checkout. */
    static final Path COGRID = Path.of("..", "cogrid").toAbsolutePath().normalize();

    private static final int PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandRun(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command that has ended has told. */
    record Told(int code, String out, String err) {}

    static CommandRun start(Path folder, Map<String, String> environment, String... words) throws IOException {
        return start(COGRID, folder, environment, words);
    }

    static CommandRun start(Path cogrid, Path folder, Map<String, String> environment, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(cogrid.toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("COGRID_CACHE", System.getProperty("cogrid.cache"));
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        return new CommandRun(builder.start(), out, err);
    }

    Process process() {
        return process;
    }

    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
    }

    String outputSoFar() {
        return read(out);
    }

    String errorsSoFar() {
        return read(err);
    }

    /** As Ctrl-C does. */
    void interrupt() throws Exception {
        Signals.interrupt(process.pid());
    }

    Told told() throws Exception {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new TimeoutException("cogrid has not ended; it told " + read(out) + read(err));
        }
        return new Told(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
