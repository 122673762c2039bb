package org.cogrid.client.internal.cluster;

import java.time.Duration;
import java.util.List;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.internal.grid.ProcessLife;

/** A user who presses Ctrl-C while engines start wants none of them; but they are made to outlive this program. */
public final class InterruptedStart {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Set by the thread that ends this program, for the one that still starts engines. */
    private static volatile boolean begun;

    private InterruptedStart() {}

    /** Ends the processes that this program has started, and removes what they have made; a grid that ran before goes on. */
    public static void undo(ConnectionFile file) {
        begun = true;
        List<ProcessHandle> engines = ProcessHandle.current().children().toList();
        engines.forEach(ProcessHandle::destroy);
        engines.stream().filter(engine -> !ends(engine)).forEach(ProcessHandle::destroyForcibly);
        GridEnd.tidy(file);
        GridFolder folder = GridFolder.of(file);
        folder.deleteStartingHere();
        folder.deleteIfEmpty();
    }

    /** Whether this program is ending and tidies up: who does so as well would be cut off in the middle of it. */
    static boolean hasBegun() {
        return begun;
    }

    private static boolean ends(ProcessHandle engine) {
        try {
            return ProcessLife.awaitEnd(engine, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever ends this program is in a hurry
            return false;
        }
    }
}
