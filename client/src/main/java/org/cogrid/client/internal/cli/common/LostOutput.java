package org.cogrid.client.internal.cli.common;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Finds out whether a command's output could not be written, for example on a full disk: Java's own stream does not
 * report it.
 */
public final class LostOutput {
    private LostOutput() {}

    /**
     * Returns what went wrong with the output. Empty if nothing was lost, or if the program itself has closed the
     * stream.
     */
    public static Optional<String> of(PrintStream out) {
        return out.checkError() && FileDescriptor.out.valid()
                ? Optional.of("cannot write the output: " + why())
                : Optional.empty();
    }

    /**
     * Returns why writing failed. The stream only knows that it has failed; the system says why at the next attempt.
     */
    private static String why() {
        try {
            new FileOutputStream(FileDescriptor.out).write('\n'); // stays open, for the whole program
            return "a part of it is lost";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
