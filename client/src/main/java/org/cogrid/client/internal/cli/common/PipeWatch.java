package org.cogrid.client.internal.cli.common;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.output.StandardStream;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Ends this program, and the tasks it has sent, once nobody reads its output, as in {@code cogrid exec … | head -1}. Java ignores the signal
 * that ends other programs then.
 */
public final class PipeWatch {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Path OUT = Path.of("/proc/self/fd/1");

    /** 128 and the number of SIGPIPE, as shells have it. */
    private static final int EXIT_CODE = 141;

    private static volatile boolean over; // written by the watching thread

    private PipeWatch() {}

    /** Whether nobody reads any more, so that this program ends and tells no more. */
    public static boolean isOver() {
        return over;
    }

    /** To be called before anything else decides how this program ends: does not return once nobody reads any more. */
    public static void awaitEndIfOver() throws InterruptedException {
        if (over) {
            new CountDownLatch(1).await(); // until the watch has ended the program
        }
    }

    /** Watches standard output, if that is a pipe. */
    public static void start(PrintStream out) {
        if (!StandardStream.OUT.isTerminal() && isPipe()) {
            LibraryThreads.of(() -> watch(out), "cogrid-pipe").start();
        }
    }

    private static void watch(PrintStream out) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!out.checkError()) {
                never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (isPipe()) { // still, and not closed by the program itself
                over = true;
                CtrlC.end(EXIT_CODE, "nobody reads its output any more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; the thread ends
        }
    }

    /** Whether it is one, as far as the system tells. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(OUT).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return !Files.exists(
                    Path.of("/proc/self/fd")); // where there is no such folder, nobody can tell; else it is closed
        }
    }
}
