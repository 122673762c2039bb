package org.cogrid.node;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process when its launcher ends. The launcher holds the other end of standard input and never writes to it,
 * so standard input ends when the launcher has ended for any reason.
 */
final class LauncherWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<@Nullable EngineNode> node = new AtomicReference<>();

    void start() {
        LibraryThreads.of(this::watch, "cogrid-launcher-watch").start();
    }

    /** Makes {@code started} the node to end. */
    void guards(EngineNode started) {
        node.set(started);
    }

    private void watch() {
        try {
            awaitEndOf(System.in);
            endNode();
        } finally { // even if the heap is too full to stop in an orderly way
            Runtime.getRuntime().halt(2);
        }
    }

    private void endNode() {
        LibraryThreads.of(LauncherWatch::haltLate, "cogrid-last-resort").start();
        EngineNode started = node.get();
        if (started != null) {
            started.kill();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void haltLate() {
        LockSupport.parkNanos(PATIENCE.toNanos());
        Runtime.getRuntime().halt(2);
    }

    private static void awaitEndOf(InputStream in) {
        try {
            while (in.read() >= 0) {
                // the launcher writes nothing; other input is ignored
            }
        } catch (IOException e) { // a broken pipe also means that the launcher has ended
            System.getLogger(LauncherWatch.class.getName()).log(System.Logger.Level.DEBUG, "standard input broke", e);
        }
    }
}
