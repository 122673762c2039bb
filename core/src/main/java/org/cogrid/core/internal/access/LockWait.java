package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for a file's lock. The file names the process that holds it. It is read through the lock's own
 * channel, because closing another channel to the file would release the lock.
 *
 * @param notice how long to wait before logging which process holds the lock
 * @param patience how long to wait before giving up
 */
record LockWait(Duration notice, Duration patience) {
    /**
     * Engines start one after the other, each in seconds. No machine holds so many engines that they would take longer
     * than this.
     */
    static final LockWait OF_STARTS = new LockWait(Duration.ofSeconds(10), Duration.ofMinutes(15));

    private static final System.Logger LOG = System.getLogger(LockWait.class.getName());
    private static final String THIS_PROCESS = "this process";

    /**
     * Blocks until this process holds the lock.
     *
     * @param channel the file's channel, open for reading and writing
     * @throws GridConnectionException when the wait takes longer than {@code patience}; the channel is then closed
     */
    void lock(FileChannel channel, Path file) throws IOException {
        if (channel.tryLock() == null) {
            await(channel, file);
        }
        leaveName(channel, file);
    }

    private void await(FileChannel channel, Path file) throws IOException {
        AtomicReference<@Nullable String> winner =
                new AtomicReference<>(); // getting the lock races the timer that gives up
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, LibraryThreads.named("cogrid-lock-wait"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Unawaited.later(timer, notice, "telling who has a lock", () -> tell(channel, file));
        Unawaited.later(timer, patience, "giving up a wait for a lock", () -> giveUp(winner, channel));
        try {
            channel.lock();
            if (!winner.compareAndSet(null, THIS_PROCESS)) {
                throw new AsynchronousCloseException();
            }
        } catch (AsynchronousCloseException e) {
            String holder = winner.get();
            if (holder == null) {
                throw e;
            }
            throw inVain(file, holder, e);
        } finally {
            timer.shutdown(); // without an interrupt, which would close the channel if it is being read
        }
    }

    private static void tell(FileChannel channel, Path file) {
        LOG.log(System.Logger.Level.WARNING, "waiting for {0}, which holds the lock {1}", holder(channel), file);
    }

    private static void giveUp(AtomicReference<@Nullable String> winner, FileChannel channel) {
        if (winner.compareAndSet(null, holder(channel))) {
            close(channel);
        }
    }

    private GridConnectionException inVain(Path file, String holder, IOException cause) {
        return new GridConnectionException(
                "No lock on " + file + " within " + Amounts.time(patience) + ": " + holder
                        + " holds it. If that process hangs, end it; this releases the lock",
                cause);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) { // the wait has ended, which is what matters
            LOG.log(System.Logger.Level.DEBUG, "a lock's channel could not be closed", e);
        }
    }

    private static String holder(FileChannel channel) {
        try {
            ByteBuffer pid = ByteBuffer.allocate(20);
            int length = channel.read(pid, 0);
            return length <= 0
                    ? "another process"
                    : "process " + new String(pid.array(), 0, length, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "another process, whose id can't be read (" + e + "),";
        }
    }

    /**
     * Writes this process's id into the file, for processes that wait. A failure is only logged: a full disk must not
     * keep a grid from being stopped.
     */
    private static void leaveName(FileChannel channel, Path file) {
        try {
            String pid = String.valueOf(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the lock " + file + " does not name its holder", e);
        }
    }
}
