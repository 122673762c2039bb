package org.cogrid.client.internal.cli.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cogrid.core.CogridException;

/** A program of the user's, in one of the forms that {@code cogrid run} takes. */
public interface UserProgram {
    /** What to do about a class that is not found and lies beside the program. */
    String OTHER_CLASSES =
            "Compiled classes and Groovy files are looked for on the class path only: give their folder, such as by -cp .";

    /** Of what is not found. */
    int MOST_NAMES = 5;

    /** Why a program does not compile that uses classes or packages which are not found; empty when all are. */
    static String asNotFound(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return ", as " + some + more + (names.size() == 1 ? " is" : " are")
                + " not found: what is not beside the program is given by -cp FOLDER_OR_JAR";
    }

    /**
     * What a program runs in.
     *
     * @param loader the classes it has
     * @param client the client it finds in {@code rc}
     */
    record Surroundings(ProgramLoader loader, LazyClient client) {}

    /**
     * Runs it to its end.
     *
     * @throws ProgramFailedException when it throws something
     */
    void run(Surroundings surroundings, List<String> arguments) throws Exception;

    /** The program of that file or class name. */
    static UserProgram named(String name) {
        if (name.endsWith(".groovy")) {
            return new GroovyProgram(existing(name));
        }
        if (name.endsWith(".java")) {
            return new JavaSourceProgram(existing(name));
        }
        if (Files.exists(Path.of(name))) {
            throw new CogridException(name + " is neither a .groovy nor a .java file, nor the name of a class: "
                    + "rename the file, or name the class and give its jar by --class-path");
        }
        return new ClassProgram(name);
    }

    private static Path existing(String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CogridException("There is no file " + name + " to run: " + file.toAbsolutePath()
                    + (Files.exists(file) ? " can't be read" : " does not exist"));
        }
        return file;
    }
}
