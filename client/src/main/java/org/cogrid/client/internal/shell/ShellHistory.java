package org.cogrid.client.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.cogrid.core.internal.access.OwnerOnly;

/** The file with the lines typed so far. Lines may hold secrets, so only its owner can read it. */
final class ShellHistory {
    private static final String NAME = "shell-history";

    private ShellHistory() {}

    /** Returns the file, and makes it if needed. Empty, with a note, if that is impossible. */
    static Optional<Path> file(Path home, Consumer<String> notes) {
        Path file = home.resolve(NAME);
        try {
            OwnerOnly.createFolder(home);
            if (!Files.exists(file)) {
                OwnerOnly.createFile(file);
            }
            if (Files.isWritable(file)) {
                return Optional.of(file);
            }
            notes.accept("what you type is not kept for later: " + file + " can't be written");
        } catch (IOException e) {
            notes.accept("what you type is not kept for later: " + file + " can't be made (" + e + ")");
        }
        return Optional.empty();
    }
}
