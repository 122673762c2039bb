package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.transport.WaitingRoom;

/**
 * Closes the connections to a member that do not prove in time that they hold the grid's key: 5 s after they were made,
 * or when 256 newer ones wait as well. A holder of the key proves itself by the first bytes it sends, so it hardly waits.
 */
final class Strangers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Strangers.class.getName());

    static final int MOST = 256;
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final WaitingRoom<Channel> waiting = new WaitingRoom<>(MOST, PATIENCE);
    private final AtomicBoolean looking = new AtomicBoolean();

    /** Has no thread until a connection comes. */
    private final ScheduledExecutorService timer;

    /** The strangers of a member. */
    Strangers(String member) {
        timer = LibraryThreads.timer(member + "-strangers");
    }

    /** A connection was made to the member. */
    void came(Channel channel) {
        Optional<Channel> longest = waiting.enter(channel, System.nanoTime());
        channel.addCloseListener(this::left);
        if (channel.isClosed()) {
            waiting.leave(channel); // it closed before it was listened to
        }
        longest.ifPresent(other -> close(other, "too many connections wait that have not proved themselves"));
        lookSoon();
    }

    /** A connection waits no longer: it has proved itself, or is closed. */
    void left(Channel channel) {
        waiting.leave(channel);
    }

    /** Looks for overdue connections from now on, while there are any that wait. */
    private void lookSoon() {
        if (waiting.size() > 0 && !timer.isShutdown() && looking.compareAndSet(false, true)) {
            long due = System.nanoTime() + PAUSE.toNanos();
            try {
                Unawaited.later(timer, PAUSE, "looking for overdue connections", () -> look(due));
            } catch (OutOfMemoryError e) { // the next connection tries again
                looking.set(false);
                throw e;
            }
        }
    }

    private void look(long due) {
        looking.set(false);
        long now = System.nanoTime();
        if (now - due
                < PAUSE.toNanos()) { // otherwise this process stood still, and did not read what has come meanwhile
            waiting.overdue(now)
                    .forEach(channel -> close(channel, "it has not proved itself in " + PATIENCE.toSeconds() + " s"));
        }
        lookSoon();
    }

    private void close(Channel channel, String why) {
        try {
            ChannelProof.close(channel, why);
        } catch (RuntimeException e) {
            SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, "a stranger's connection could not be closed", e));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
