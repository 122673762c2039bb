package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine calls itself, found without asking a name server. */
public final class MachineName {
    private static final Path KERNELS = Path.of("/proc/sys/kernel/hostname");
    private static final Path NUMBERS = Path.of("/proc/self/ns/pid");
    /** Linux gives the first of all its numberings this number. */
    private static final String NUMBERS_OF_MACHINE = "pid:[4026531836]";

    private static final String NUMBERING = numbering();

    private MachineName() {}

    /** The name; {@code localhost} when nobody knows one. */
    public static String text() {
        return Stream.of(kernels(), variable("HOSTNAME"), variable("COMPUTERNAME"))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("localhost");
    }

    /**
     * The name of what numbers the processes: that of the machine, or of a container with numbers of its own. Containers of one pod share a
     * name and their loopback, but in each of them the first process is number 1.
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
