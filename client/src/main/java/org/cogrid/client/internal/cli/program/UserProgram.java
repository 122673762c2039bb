package org.cogrid.client.internal.cli.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cogrid.core.CogridException;

/** A user's program, in one of the forms that {@code cogrid run} takes. */
public interface UserProgram {
    /** The advice for a class that is not found although it lies beside the program. */
    String OTHER_CLASSES =
            "Compiled classes and Groovy files are looked for on the class path only: give their folder, such as by -cp .";

    /** The most missing names in a message. */
    int MOST_NAMES = 5;

    /** Returns the message for a program that uses missing classes or packages; empty if none is missing. */
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
     * What a program gets to run with.
     *
     * @param loader loads its classes
     * @param client the client in {@code rc}
     */
    record Surroundings(ProgramLoader loader, LazyClient client) {}

    /**
     * Runs the program to its end.
     *
     * @throws ProgramFailedException when it throws something
     */
    void run(Surroundings surroundings, List<String> arguments) throws Exception;

    /** Returns the program of that file or class name. */
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
