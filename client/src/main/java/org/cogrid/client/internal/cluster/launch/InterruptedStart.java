package org.cogrid.client.internal.cluster.launch;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.cluster.grids.GridFolder;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.ProcessLife;

/**
 * Undoes a start of engines that Ctrl-C interrupts: the user wants none of them, but engines are made to outlive this
 * program.
 */
public final class InterruptedStart {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final InterruptedStart OF_THIS_PROGRAM = new InterruptedStart();

    private boolean begun; // guarded by this

    InterruptedStart() {}

    /**
     * Ends the processes that this program has started and removes what they have made. A grid that ran before goes on.
     */
    public static void undo(ConnectionFile file) {
        List<ProcessHandle> engines = OF_THIS_PROGRAM.begin();
        engines.forEach(ProcessHandle::destroy);
        engines.stream().filter(engine -> !ends(engine)).forEach(ProcessHandle::destroyForcibly);
        GridEnd.tidy(file);
        GridFolder folder = GridFolder.of(file);
        folder.deleteStartingHere();
        folder.deleteIfEmpty();
    }

    /** True if this program is ending and cleans up. A second clean-up would be cut off in the middle. */
    static boolean hasBegun() {
        return OF_THIS_PROGRAM.isBegun();
    }

    /**
     * Starts a process, unless this program is ending: a process started after the clean-up would stay for good.
     *
     * @throws CogridException when it is too late
     */
    static EngineProcess unlessBegun(Supplier<EngineProcess> start) {
        return OF_THIS_PROGRAM.start(start);
    }

    /** Prevents further starts, and returns the processes that were started. */
    synchronized List<ProcessHandle> begin() {
        begun = true;
        return ProcessHandle.current().children().toList();
    }

    synchronized <T> T start(Supplier<T> start) {
        if (begun) {
            throw new CogridException("No engine is started any more, as this program ends");
        }
        return start.get();
    }

    private synchronized boolean isBegun() {
        return begun;
    }

    private static boolean ends(ProcessHandle engine) {
        try {
            return ProcessLife.awaitEnd(engine, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program is being ended: skip the wait
            return false;
        }
    }
}
