package org.cogrid.client.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of a test's or benchmark's own, which answers each line with a line and ends with its standard input. */
public final class HelperJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;

    private HelperJvm(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    }

    /** Starts a program of this class path with these flags and arguments. */
    public static HelperJvm start(Class<?> program, List<String> flags, String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        words.addAll(List.of(arguments));
        return new HelperJvm(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** The next line it says. */
    public String hear() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("a helper JVM ended before it answered");
        }
        return line;
    }

    /** Tells it a line and waits for its answer. */
    public String ask(String line) throws IOException {
        in.println(line);
        return hear();
    }

    /** Ends it at once. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        in.close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** What a helper does after it has said that it is ready: answers lines until there are no more. */
    public static void serve(Answerer answerer) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(answerer.answer(line));
        }
        System.exit(0);
    }

    /** Answers a line. */
    @FunctionalInterface
    public interface Answerer {
        String answer(String line) throws Exception;
    }
}
