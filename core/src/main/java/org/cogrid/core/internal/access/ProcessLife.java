package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether processes run. A process that has ended stays listed as a zombie until its parent collects its exit status,
 * which the first process of a container may never do. A zombie counts as ended here, unlike with {@link
 * ProcessHandle}.
 */
public final class ProcessLife {
    private static final System.Logger LOG = System.getLogger(ProcessLife.class.getName());
    /** The index, after the name, of the field with the number of threads. */
    private static final int THREADS = 17;

    private static final Duration LOOK = Duration.ofMillis(50);

    private ProcessLife() {}

    /** Whether the process runs. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isDefunct(process.pid());
    }

    /** Waits until a process has ended or {@code patience} is over; returns whether it has ended. */
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

    /** Linux tells it in a file. Other systems have no such file, but there the first process collects exit statuses. */
    private static boolean isDefunct(long pid) {
        Path state = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.isReadable(state)) {
            return false;
        }
        try {
            return isDefunct(new String(Files.readAllBytes(state), StandardCharsets.ISO_8859_1));
        } catch (IOException e) { // the process vanished just now; the next look will show it
            LOG.log(System.Logger.Level.TRACE, "the state of process " + pid + " could not be read", e);
            return false;
        }
    }

    /**
     * Parses a state such as {@code 42 (name) Z 1 …}; the name may hold any characters. A process is not defunct while
     * further threads are still ending, because it keeps its files and ports until then.
     */
    static boolean isDefunct(String state) {
        String[] fields = state.substring(state.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > THREADS
                && List.of("Z", "X", "x").contains(fields[0])
                && Integer.parseInt(fields[THREADS]) <= 1;
    }
}
