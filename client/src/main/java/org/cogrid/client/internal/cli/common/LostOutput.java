package org.cogrid.client.internal.cli.common;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** Tells that what a command has printed could not be written, as on a full disk: Java's own stream keeps that to itself. */
public final class LostOutput {
    private LostOutput() {}

    /** What has become of the output; empty when nothing was lost, or the program itself has closed it. */
    public static Optional<String> of(PrintStream out) {
        return out.checkError() && FileDescriptor.out.valid()
                ? Optional.of("cannot write the output: " + why())
                : Optional.empty();
    }

    /** The stream only knows that it has failed; the system says why when it is asked again. */
    private static String why() {
        try {
            new FileOutputStream(FileDescriptor.out).write('\n'); // stays open: it is that of the whole program
            return "a part of it is lost";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
