package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether processes run. One that has ended, but whose parent does not ask how, stays listed by the system (as a zombie): in a container
 * whose first process never asks, for ever. It counts as ended here, unlike with {@link ProcessHandle}.
 */
public final class ProcessLife {
    private static final System.Logger LOG = System.getLogger(ProcessLife.class.getName());
    /** Which field after the name says how many threads there are. */
    private static final int THREADS = 17;

    private static final Duration LOOK = Duration.ofMillis(50);

    private ProcessLife() {}

    /** Whether the process runs. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isDefunct(process.pid());
    }

    /** Waits until a process has ended; says whether it has. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (isAlive(process)) {
            if (System.nanoTime() - start >= patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    /** Linux tells it in a file; other systems have no such file, and the processes that engines are left to there ask. */
    private static boolean isDefunct(long pid) {
        Path state = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.isReadable(state)) {
            return false;
        }
        try {
            return isDefunct(new String(Files.readAllBytes(state), StandardCharsets.ISO_8859_1));
        } catch (IOException e) { // it has gone altogether just now, as the next look will show
            LOG.log(System.Logger.Level.TRACE, "the state of process " + pid + " could not be read", e);
            return false;
        }
    }

    /**
     * As in {@code 42 (name) Z 1 …}; a name may hold anything. While other threads than its first are still ending, a process has its files
     * and ports.
     */
    static boolean isDefunct(String state) {
        String[] fields = state.substring(state.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > THREADS
                && List.of("Z", "X", "x").contains(fields[0])
                && Integer.parseInt(fields[THREADS]) <= 1;
    }
}
