package org.cogrid.client.it;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What some tests need of the machine, programs above all. Where that is missing, they are left out, with one line for all of them in
 * the output of the build, kept for its end, too; where the variable {@code CI} is {@code true}, they fail.
 */
public final class NeededTool {
    /** Where what is left out is noted, in a file for each package or need. */
    private static final Path NOTES = Path.of("target", "left-out");

    private static final NeededTool HERE =
            new NeededTool(System.getenv("PATH"), "true".equals(System.getenv("CI")), NOTES, System.out::println);

    private final String searchPath;
    private final boolean mustBeThere;
    private final Path notes;
    private final Consumer<String> output;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    NeededTool(String searchPath, boolean mustBeThere, Path notes, Consumer<String> output) {
        this.searchPath = searchPath;
        this.mustBeThere = mustBeThere;
        this.notes = notes;
        this.output = output;
    }

    /**
     * Leaves the calling test out unless the program is installed.
     *
     * @param tests what is left out, in words
     * @param inPackage the package that has the program
     * @return the program
     */
    public static Path require(String program, String tests, String inPackage) {
        return HERE.find(program, tests, inPackage);
    }

    Path find(String program, String tests, String inPackage) {
        Optional<Path> found = Stream.of(searchPath.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        String line = "LEFT OUT: " + tests + ", as " + program + " is not installed (package " + inPackage + ")";
        return found.orElseGet(() -> leaveOut(inPackage, line));
    }

    /**
     * Leaves the calling test out where the machine does not let it do what it needs.
     *
     * @param tests what is left out, in words
     * @param why what is missing
     */
    public static void leaveOutIf(boolean isImpossible, String tests, String why) {
        if (isImpossible) {
            HERE.leaveOut(tests.replace(' ', '-'), "LEFT OUT: " + tests + ", as " + why);
        }
    }

    private <T> T leaveOut(String note, String line) {
        if (said.add(note)) {
            output.accept(line);
            note(note, line);
        }
        return mustBeThere ? fail(line + ", though CI is true") : abort(line);
    }

    private void note(String file, String line) {
        try {
            Files.writeString(Files.createDirectories(notes).resolve(file), line + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
