package org.cogrid.core;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A task that was sent to several engines failed on some of them. The message groups equal failures, with their
 * engines. Printing the exception shows one remote stack of each group that the message shows.
 */
public final class CompositeTaskException extends CogridException {
    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, CogridException> failures;
    private final int count;
    private final int total;

    /**
     * For failures of parts of a task.
     *
     * @param failures the failures by position, at least one
     * @param count how many parts have failed, which may be more than {@code failures} holds
     * @param total how many parts there were
     * @param shown one failure of each group that the message names
     */
    public CompositeTaskException(
            String message,
            SortedMap<Integer, CogridException> failures,
            int count,
            int total,
            List<? extends CogridException> shown) {
        super(message, shown.isEmpty() ? null : shown.get(0));
        this.failures = new TreeMap<>(failures);
        this.count = count;
        this.total = total;
        shown.stream().skip(1).forEach(this::addSuppressed);
    }

    /** Returns the failures by position in the result, which is the position of the engine in the view. */
    public SortedMap<Integer, CogridException> failures() {
        return Collections.unmodifiableSortedMap(failures);
    }

    /** Returns how many parts have failed. */
    public int count() {
        return count;
    }

    /** Returns how many parts there were, failed and not. */
    public int total() {
        return total;
    }

    @Override
    public void printStackTrace(PrintStream out) {
        PrintWriter writer = new PrintWriter(out);
        printStackTrace(writer);
        writer.flush();
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        out.println(this);
        printShown(getCause(), out);
        for (Throwable other : getSuppressed()) {
            printShown(other, out);
        }
        out.println("  called from:");
        for (StackTraceElement frame : getStackTrace()) {
            out.println("\tat " + frame);
        }
    }

    private static void printShown(@Nullable Throwable failure, PrintWriter out) {
        if (failure instanceof RemoteTaskException remote) {
            out.println("  remote stack of engine " + remote.engineId() + ":");
            out.println(remote.remoteStack().stripTrailing());
        }
    }
}
