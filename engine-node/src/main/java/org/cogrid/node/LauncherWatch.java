package org.cogrid.node;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process when its launcher does. The launcher holds the other end of standard input and never writes: its end is the
 * launcher's, however that died.
 */
final class LauncherWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<@Nullable EngineNode> node = new AtomicReference<>();

    void start() {
        LibraryThreads.of(this::watch, "cogrid-launcher-watch").start();
    }

    /** From now on there is a node to end. */
    void guards(EngineNode started) {
        node.set(started);
    }

    private void watch() {
        try {
            awaitEndOf(System.in);
            endNode();
        } finally { // also when the heap is too full for that
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
                // nothing is expected; whatever comes is no end
            }
        } catch (IOException e) { // a broken pipe is an end, too
            System.getLogger(LauncherWatch.class.getName()).log(System.Logger.Level.DEBUG, "standard input broke", e);
        }
    }
}
