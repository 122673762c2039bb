package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** This machine's name for itself, found without asking a name server. */
public final class MachineName {
    private static final Path KERNELS = Path.of("/proc/sys/kernel/hostname");
    private static final Path NUMBERS = Path.of("/proc/self/ns/pid");
    /** The name of Linux's first process namespace: the machine's own, not a container's. */
    private static final String NUMBERS_OF_MACHINE = "pid:[4026531836]";

    private static final String NUMBERING = numbering();

    private MachineName() {}

    /** The machine's name; {@code localhost} when none is known. */
    public static String text() {
        return Stream.of(kernels(), variable("HOSTNAME"), variable("COMPUTERNAME"))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("localhost");
    }

    /**
     * The name of the space in which process ids are unique: a machine, or a container with process ids of its own. The
     * containers of a pod share a name and their loopback, but each has its own process 1.
     */
    public static String ofProcesses() {
        return text() + NUMBERING;
    }

    private static String numbering() {
        try {
            String space = String.valueOf(Files.readSymbolicLink(NUMBERS));
            return space.equals(NUMBERS_OF_MACHINE) ? "" : "/" + space;
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(MachineName.class.getName())
                    .log(System.Logger.Level.DEBUG, NUMBERS + " can't be read; there is one numbering then", e);
            return "";
        }
    }

    private static Optional<String> kernels() {
        try {
            return Files.isReadable(KERNELS) ? Optional.of(Files.readString(KERNELS)) : Optional.empty();
        } catch (IOException e) {
            System.getLogger(MachineName.class.getName())
                    .log(System.Logger.Level.DEBUG, KERNELS + " can't be read; the environment may know", e);
            return Optional.empty();
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
