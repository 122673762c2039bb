package org.cogrid.client.internal.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that a test runs in a JVM of its own, with this test's class path or the one it names. */
public final class ProgramRun {
    /** Apart from where other grids on this machine listen, which might take the ports of a grid that a test kills. */
    private static final int FIRST_PORT =
            20_000 + (int) (ProcessHandle.current().pid() % 1_000) * 10;

    private final Process process;
    private final Path errors;
    private final BufferedReader output;

    private ProgramRun(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static ProgramRun start(Path home, String classPath, String mainClass, String... arguments)
            throws IOException {
        return start(home, Path.of(System.getProperty("cogrid.cache")), classPath, mainClass, arguments);
    }

    public static ProgramRun start(Path home, Path cache, String classPath, String mainClass, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcogrid.home=" + home,
                "-Dcogrid.cache=" + cache,
                "-Dcogrid.port=" + FIRST_PORT,
                "-cp",
                classPath,
                mainClass));
        words.addAll(List.of(arguments));
        Path errors = Files.createTempFile(home, "errors", ".txt");
        return new ProgramRun(
                new ProcessBuilder(words).redirectError(errors.toFile()).start(), errors);
    }

    public static ProgramRun ofTestClass(Path home, Class<?> program, String... arguments) throws IOException {
        return start(home, System.getProperty("java.class.path"), program.getName(), arguments);
    }

    public Process process() {
        return process;
    }

    public String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    public List<String> restOfOutput() {
        return output.lines().toList();
    }

    public Path errorFile() {
        return errors;
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }
}
