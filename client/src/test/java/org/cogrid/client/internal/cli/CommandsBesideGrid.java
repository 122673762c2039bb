package org.cogrid.client.internal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a folder of their own, beside a grid. */
abstract class CommandsBesideGrid {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    Path folder;

    CommandRun start(String... words) throws Exception {
        return CommandRun.start(
                folder,
                Map.of("COGRID_CONNECTION", GRID.cluster().connectionFile().toString()),
                words);
    }

    CommandRun.Told cogrid(String... words) throws Exception {
        return start(words).told();
    }

    void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
