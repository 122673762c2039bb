package org.cogrid.core.internal.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine calls itself, found without asking a name server. */
public final class MachineName {
    private static final Path KERNELS = Path.of("/proc/sys/kernel/hostname");

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
