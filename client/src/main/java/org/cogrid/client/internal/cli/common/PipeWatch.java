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
 * Ends this program and its tasks once the reader of its output has gone, as in {@code cogrid exec … | head -1}. The
 * signal that ends other programs then is ignored by Java.
 */
public final class PipeWatch {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Path OUT = Path.of("/proc/self/fd/1");

    /** 128 plus the number of SIGPIPE, as in shells. */
    private static final int EXIT_CODE = 141;

    private static volatile boolean over; // written by the watching thread

    private PipeWatch() {}

    /** True if the reader has gone: this program ends and prints nothing more. */
    public static boolean isOver() {
        return over;
    }

    /** Does not return once the reader has gone. Call it before anything else decides how this program ends. */
    public static void awaitEndIfOver() throws InterruptedException {
        if (over) {
            new CountDownLatch(1).await(); // wait until the watch has ended the program
        }
    }

    /** Watches standard output, if it is a pipe. */
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
            if (isPipe()) { // still has no reader, and the program did not close it itself
                over = true;
                CtrlC.end(EXIT_CODE, "nobody reads its output any more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts this thread; if somebody does, it ends
        }
    }

    /** True if standard output is a pipe, as far as the system tells. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(OUT).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return !Files.exists(Path.of("/proc/self/fd")); // without that folder the kind of the stream is unknown
        }
    }
}
