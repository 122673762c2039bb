package org.cogrid.node.internal.output;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands in front of {@code System.out} and {@code System.err} while this JVM hosts an engine: what a task prints goes to it. */
public final class OutputRouter {
    // Written under the class's lock.
    private static volatile @Nullable RoutedPrintStream out;
    private static volatile @Nullable RoutedPrintStream err;

    private static volatile Supplier<@Nullable TaskOutput> taskOutput = () -> null;

    private OutputRouter() {}

    /**
     * @param ofThisThread the output of the task that the calling thread works for; {@code null} when it works for none
     */
    public static synchronized void install(Supplier<@Nullable TaskOutput> ofThisThread) {
        taskOutput = ofThisThread;
        out = new RoutedPrintStream(false, System.out);
        err = new RoutedPrintStream(true, System.err);
        restoreBoth();
    }

    /** Puts the originals back, unless somebody else has put a stream of his own there since. */
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

    /** Puts its streams back where a task has put one of its own, as the output of later ones would go there. */
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

    /** Where the calling thread's text goes. */
    static PrintStream target(boolean isErr, PrintStream original) {
        TaskOutput output = taskOutput.get();
        return output == null ? original : output.stream(isErr, original);
    }
}
