package org.cogrid.client.internal.threads;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Undoes work if the program is ended in the middle of it, by Ctrl-C or another signal. */
public final class UndoOnExit {
    private static final System.Logger LOG = System.getLogger(UndoOnExit.class.getName());

    private UndoOnExit() {}

    /**
     * Does the work.
     *
     * @param undo run on a thread of its own if the program is ended before the work is done; the program's end
     *     waits for it
     */
    public static <T extends @Nullable Object> T ifEnded(Runnable undo, Supplier<T> work) {
        AtomicBoolean done = new AtomicBoolean();
        Thread hook = new Thread(() -> undoUnless(done, undo), "cogrid-undo");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            done.set(true);
            forget(hook);
        }
    }

    private static void undoUnless(AtomicBoolean done, Runnable undo) {
        if (!done.get()) {
            undo.run();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // the program is just ending
            LOG.log(System.Logger.Level.TRACE, "ending already", e);
        }
    }
}
