package org.cogrid.client.internal.cli.program;

import java.util.concurrent.Callable;
import org.cogrid.client.internal.grid.LiveThreads;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a user's program. As with {@code java}, the program has ended when its last non-daemon thread has. A
 * client that the program forgot to close does not keep it alive.
 */
public final class ProgramThreads {
    private final ThreadGroup group = new ThreadGroup("program");

    private @Nullable Throwable failure; // of the main thread; read when that has ended

    /** Runs the program's main in a thread of its own, and waits for all threads of the program. */
    public void run(Callable<@Nullable Void> main) throws Exception {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Thread thread = new Thread(group, () -> call(main), "main");
        thread.setContextClassLoader(context);
        thread.start();
        thread.join();
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        LiveThreads.awaitEnd(group);
    }

    private void call(Callable<@Nullable Void> main) {
        try {
            main.call();
        } catch (Throwable e) { // passed to the waiting thread
            failure = e;
        }
    }
}
