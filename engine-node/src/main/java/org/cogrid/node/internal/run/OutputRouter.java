package org.cogrid.node.internal.run;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Stands in front of {@code System.out} and {@code System.err} while this JVM hosts an engine: what a task prints goes to it. */
final class OutputRouter {
    // Guarded by the class's lock.
    private static @Nullable RoutedPrintStream out;
    private static @Nullable RoutedPrintStream err;

    private OutputRouter() {}

    static synchronized void install() {
        out = new RoutedPrintStream(false, System.out);
        err = new RoutedPrintStream(true, System.err);
        System.setOut(out);
        System.setErr(err);
    }

    /** Puts the originals back, unless somebody else has put a stream of his own there since. */
    static synchronized void uninstall() {
        if (out != null && System.out == out) {
            System.setOut(out.original());
        }
        if (err != null && System.err == err) {
            System.setErr(err.original());
        }
        out = null;
        err = null;
    }

    /** Where the calling thread's text goes. */
    static PrintStream target(boolean isErr, PrintStream original) {
        TaskRun run = TaskThreads.runOfThisThread();
        return run == null ? original : run.output().stream(isErr, original);
    }
}
