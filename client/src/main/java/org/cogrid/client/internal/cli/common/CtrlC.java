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
 * Makes Ctrl-C end the tasks that a user's program has sent, and then the program. A second Ctrl-C does not wait for
 * the tasks.
 */
public final class CtrlC {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int EXIT_CODE = 130;
    private static final String WHY = "Ctrl-C was pressed";

    private final AtomicBoolean pressed = new AtomicBoolean();

    private CtrlC() {}

    /**
     * Runs the program. It does not return after Ctrl-C, or once the reader of the output has gone. So nothing else
     * decides how this process ends, and nothing closes a client whose tasks are being cancelled.
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
     * @param why what has happened, for threads that try to send something meanwhile
     */
    static void end(int exitCode, String why) {
        try {
            if (!ProgramTasks.end(PATIENCE, why) && !PipeWatch.isOver()) {
                System.err.println(
                        "cogrid: " + ProgramTasks.unfinishedText() + " yet; cogrid status shows what engines do");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts this thread; if somebody does, skip the wait
        } finally {
            System.exit(exitCode);
        }
    }
}
