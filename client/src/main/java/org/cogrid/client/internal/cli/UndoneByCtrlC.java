package org.cogrid.client.internal.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.internal.cluster.InterruptedStart;
import org.cogrid.core.internal.grid.ConnectionFile;

/** A start that Ctrl-C, or another signal, ends with all it has begun. */
final class UndoneByCtrlC {
    private final ConnectionFile file;
    private final AtomicBoolean done = new AtomicBoolean();

    UndoneByCtrlC(String gridName) {
        this.file = UserGrids.file(gridName);
    }

    <T> T run(Callable<T> start) throws Exception {
        Thread undo = new Thread(this::undo, "cogrid-undo");
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            return start.call();
        } finally {
            done.set(true);
        }
    }

    /** The start itself fails meanwhile, as its engines end, and cleans up as well. */
    private void undo() {
        if (!done.get()) {
            InterruptedStart.undo(file);
        }
    }
}
