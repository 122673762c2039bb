package org.cogrid.client.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.cogrid.core.internal.access.OwnerOnly;

/** The file that keeps what was typed, as lines may hold secrets readable by its owner only. */
final class ShellHistory {
    private static final String NAME = "shell-history";

    private ShellHistory() {}

    /** The file, made if needed; none, with a note, where that is impossible. */
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
