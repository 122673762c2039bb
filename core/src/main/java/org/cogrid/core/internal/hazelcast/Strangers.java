package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.Channel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.transport.WaitingRoom;

/**
 * Closes the connections to a member that do not prove in time that they hold the grid's key: 5 s after they were made,
 * or when 256 newer ones wait as well. A holder of the key proves itself by the first bytes it sends, so it hardly waits.
 */
final class Strangers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Strangers.class.getName());

    static final int MOST = 256;
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long LOOK_MILLIS = 250;

    private final WaitingRoom<Channel> waiting = new WaitingRoom<>(MOST, PATIENCE);
    private final AtomicLong refused = new AtomicLong();
    private final ScheduledExecutorService timer;

    /** The strangers of a member. */
    @SuppressWarnings("FutureReturnValueIgnored") // the look for overdue connections logs what fails
    Strangers(String member) {
        timer = Executors.newSingleThreadScheduledExecutor(LibraryThreads.named(member + "-strangers"));
        timer.scheduleWithFixedDelay(this::closeOverdue, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A connection was made to the member. */
    void came(Channel channel) {
        channel.addCloseListener(waiting::leave);
        waiting.enter(channel, System.nanoTime())
                .ifPresent(longest -> close(longest, "too many connections wait that have not proved themselves"));
    }

    /** A connection has proved itself. */
    void proved(Channel channel) {
        waiting.leave(channel);
    }

    /** A connection has proved to be a stranger's. The caller closes it. */
    void refused(Channel channel) {
        waiting.leave(channel);
        refused.incrementAndGet();
    }

    /** How many connections were closed for want of a proof. */
    long count() {
        return refused.get();
    }

    private void closeOverdue() {
        try {
            waiting.overdue(System.nanoTime())
                    .forEach(channel -> close(channel, "it has not proved itself in " + PATIENCE.toSeconds() + " s"));
        } catch (RuntimeException e) {
            SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, "a stranger's connection could not be closed", e));
        }
    }

    private void close(Channel channel, String why) {
        refused.incrementAndGet();
        ChannelProof.close(channel, why);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
