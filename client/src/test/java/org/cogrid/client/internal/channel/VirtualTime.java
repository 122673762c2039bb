package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Time that passes from one event to the next, on the one thread that makes it pass. */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long count;

    private final class Event extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final Runnable step;
        private final long period;
        private long at;
        private final long number = count++;

        Event(Runnable step, long delay, long period) {
            super(step, null);
            this.step = step;
            this.at = now + delay;
            this.period = period;
        }

        @Override
        public void run() {
            if (isCancelled()) {
                return;
            }
            step.run();
            if (period > 0) {
                at = now + period;
                events.add(this);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Event event = (Event) other;
            return at != event.at ? Long.compare(at, event.at) : Long.compare(number, event.number);
        }
    }

    Instant now() {
        return Instant.EPOCH.plusNanos(now);
    }

    /** How much has passed. */
    Duration passed() {
        return Duration.ofNanos(now);
    }

    void after(long micros, Runnable step) {
        events.add(new Event(step, TimeUnit.MICROSECONDS.toNanos(micros), 0));
    }

    /** Makes the next event happen; false when nothing ever happens again. */
    boolean step() {
        Event next = events.poll();
        if (next != null) {
            now = Math.max(now, next.at);
            next.run();
        }
        return next != null;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable step, long delay, TimeUnit unit) {
        Event event = new Event(step, unit.toNanos(delay), 0);
        events.add(event);
        return event;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable step, long first, long delay, TimeUnit unit) {
        Event event = new Event(step, unit.toNanos(first), unit.toNanos(delay));
        events.add(event);
        return event;
    }

    @Override
    public void execute(Runnable step) {
        events.add(new Event(step, 0, 0));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> step, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable step, long first, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(step, first, period, unit);
    }

    @Override
    public void shutdown() {
        events.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        events.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
