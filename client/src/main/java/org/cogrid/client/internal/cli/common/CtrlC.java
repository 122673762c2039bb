package org.cogrid.client.internal.cli.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.internal.ProgramTasks;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does to a program of the user's: it ends the tasks that the program has sent, and then the program. A second one does not wait
 * for the tasks.
 */
public final class CtrlC {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int EXIT_CODE = 130;
    private static final String WHY = "Ctrl-C was pressed";

    private final AtomicBoolean pressed = new AtomicBoolean();

    private CtrlC() {}

    /**
     * Runs the program. Does not return once Ctrl-C was pressed or nobody reads its output any more, so that nothing else decides how this
     * process ends, or closes clients whose tasks are being cancelled.
     */
    public static <T extends @Nullable Object> T endsTasksOf(Callable<T> program) throws Exception {
        CtrlC interrupt = new CtrlC();
        Object before = Signals.register("INT", interrupt::press);
        try {
            return program.call();
        } finally {
            if (interrupt.pressed.get()) {
                new CountDownLatch(1).await();
            }
            PipeWatch.awaitEndIfOver();
            Signals.unregister("INT", before);
        }
    }

    private void press() {
        if (pressed.compareAndSet(false, true)) {
            LibraryThreads.of(() -> end(EXIT_CODE, WHY), "cogrid-ctrl-c").start();
        } else {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /**
     * Ends the tasks that this program has sent, and then the program.
     *
     * @param why what has happened, for who wants to send something meanwhile
     */
    static void end(int exitCode, String why) {
        try {
            if (!ProgramTasks.end(PATIENCE, why) && !PipeWatch.isOver()) {
                System.err.println(
                        "cogrid: " + ProgramTasks.unfinishedText() + " yet; cogrid status tells what engines do");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does, and who would is in a hurry
        } finally {
            System.exit(exitCode);
        }
    }
}
