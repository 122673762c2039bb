package org.cogrid.client.internal.threads;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is to be done if the program ends while it is busy with something, by Ctrl-C or another signal. */
public final class UndoOnExit {
    private static final System.Logger LOG = System.getLogger(UndoOnExit.class.getName());

    private UndoOnExit() {}

    /**
     * Does the work.
     *
     * @param undo run by a thread of its own if the program is ended before the work is done; the end waits for it
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
        } catch (IllegalStateException e) { // the program ends just now
            LOG.log(System.Logger.Level.TRACE, "ending already", e);
        }
    }
}
