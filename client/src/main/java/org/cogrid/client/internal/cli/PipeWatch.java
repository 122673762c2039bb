package org.cogrid.client.internal.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.output.StandardStream;
import org.cogrid.core.internal.grid.LibraryThreads;

/**
 * Ends this program, and the tasks it has sent, once nobody reads its output, as in {@code cogrid exec … | head -1}. Java ignores the signal
 * that ends other programs then.
 */
final class PipeWatch {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** 128 and the number of SIGPIPE, as shells have it. */
    private static final int EXIT_CODE = 141;

    private static volatile boolean over; // written by the watching thread

    private PipeWatch() {}

    /** Whether nobody reads any more, so that this program ends and tells no more. */
    static boolean isOver() {
        return over;
    }

    /** Watches standard output, unless it is a terminal. */
    static void start() {
        if (!StandardStream.OUT.isTerminal()) {
            PrintStream out = System.out; // a user's program may set another one
            LibraryThreads.of(() -> watch(out), "cogrid-pipe").start();
        }
    }

    private static void watch(PrintStream out) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!out.checkError()) {
                never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            over = true;
            CtrlC.end(EXIT_CODE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; the thread ends
        }
    }
}
