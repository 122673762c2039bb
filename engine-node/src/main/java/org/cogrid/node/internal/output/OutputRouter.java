package org.cogrid.node.internal.output;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code System.out} and {@code System.err} while this JVM hosts an engine, so that the output of a task goes
 * to its client.
 */
public final class OutputRouter {
    // Written under the class's lock.
    private static volatile @Nullable RoutedPrintStream out;
    private static volatile @Nullable RoutedPrintStream err;

    private static volatile Supplier<@Nullable TaskOutput> taskOutput = () -> null;

    private OutputRouter() {}

    /**
     * @param ofThisThread gives the output of the task that the calling thread works for; {@code null} when it works
     *     for none
     */
    public static synchronized void install(Supplier<@Nullable TaskOutput> ofThisThread) {
        taskOutput = ofThisThread;
        out = new RoutedPrintStream(false, System.out);
        err = new RoutedPrintStream(true, System.err);
        restoreBoth();
    }

    /** Restores the original streams, unless other code has replaced the streams since. */
    public static synchronized void uninstall() {
        if (System.out instanceof RoutedPrintStream routed && routed == out) {
            System.setOut(routed.original());
        }
        if (System.err instanceof RoutedPrintStream routed && routed == err) {
            System.setErr(routed.original());
        }
        out = null;
        err = null;
    }

    /**
     * Installs the router's streams again after a task has replaced them, because the output of later tasks would go to
     * the task's stream.
     */
    public static void restore() {
        if (System.out != out || System.err != err) {
            restoreBoth();
        }
    }

    private static synchronized void restoreBoth() {
        if (out != null && err != null) {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The stream for the calling thread's text. */
    static PrintStream target(boolean isErr, PrintStream original) {
        TaskOutput output = taskOutput.get();
        return output == null ? original : output.stream(isErr, original);
    }
}
