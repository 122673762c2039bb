package org.cogrid.node.internal.memory;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.OutOfMemoryHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cogrid.core.internal.hazelcast.LastingThreads;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.wire.FreeHeap;

/**
 * Watches the heap of a JVM that runs one engine only. Hazelcast shuts down a member when an OutOfMemoryError reaches
 * one of its threads while the heap is nearly full, which any task can cause. Here the engine goes on instead, with the
 * help of two reserves. A task that makes the JVM collect garbage in vain is stopped. The process ends only if the
 * member can't go on.
 */
public final class MemoryWatch implements EngineMemory {
    /** The exit code of a process that ended because memory ran out. */
    public static final int EXIT_CODE = 3;

    private static final System.Logger LOG = System.getLogger(MemoryWatch.class.getName());
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int PIECES_FOR_TASKS =
            4; // enough to report a failure and to run a text that removes a variable
    private static final int PIECES_FOR_MEMBER = 2;
    private static final int STOP_TASK_AFTER = 1;
    private static final int END_AFTER = 4;

    private final Reserve forTasks;
    private final Reserve forMember;
    private final String advice;
    private final String stopReason;
    private final Map<Why, byte[]> lastWords;
    private final FileOutputStream log = new FileOutputStream(FileDescriptor.err);
    private final GarbageCollectorMXBean[] collectors =
            ManagementFactory.getGarbageCollectorMXBeans().toArray(GarbageCollectorMXBean[]::new);
    private final AtomicLong errors = new AtomicLong(); // incremented by Hazelcast's threads
    // Written by the thread that starts the member.
    private volatile LastingThreads threads = LastingThreads.NONE;
    private volatile Consumer<String> stopTask = reason -> {};
    private volatile boolean leaving; // written by the thread that makes the member leave
    // Confined to the watching thread.
    private final Shortage shortage = new Shortage();
    private final Thrashing thrashing;
    private long errorsSeen;

    private MemoryWatch(long maxHeap) {
        this.forTasks = Reserve.ofHeap(maxHeap, PIECES_FOR_TASKS);
        this.forMember = Reserve.ofHeap(maxHeap, PIECES_FOR_MEMBER);
        this.thrashing = new Thrashing(maxHeap);
        this.advice = "the engine's heap of " + Amounts.size(maxHeap)
                + " is full: keep less in its variables, work on less data at once, or " + FullHeap.MORE_FOR_ENGINE;
        this.stopReason = "it was stopped, because " + advice;
        this.lastWords = new EnumMap<>(Why.class); // made in advance, because a full heap has no room for them
        for (Why why : Why.values()) {
            lastWords.put(why, lastWords(why, advice));
        }
    }

    /** Why the process ends. */
    private enum Why {
        DEAD_THREAD("a thread that it can't do without has ended"),
        UNTOLD_END("the end of a task could not be reported"),
        IN_VAIN("it does little but collect garbage in vain"),
        SHORTAGE("its threads run out of memory again and again");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    private static byte[] lastWords(Why why, String advice) {
        String line = "SEVERE " + MemoryWatch.class.getName() + ": the engine ends its process, with exit code "
                + EXIT_CODE + ", because its grid member can't go on (" + why.words + "); " + advice;
        return (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces Hazelcast's own handler in this JVM. Call this before the member starts. */
    public static MemoryWatch start() {
        MemoryWatch watch = new MemoryWatch(Runtime.getRuntime().maxMemory());
        Hazelcast.setOutOfMemoryHandler(watch.new Handler());
        LibraryThreads.of(watch::watch, "cogrid-memory-watch").start();
        return watch;
    }

    /**
     * Ends the process if any of the member's lasting threads dies from now on, unless the member is leaving.
     *
     * @param stopper asks the running task to stop for a reason, without waiting
     */
    public void guard(HazelcastInstance member, Consumer<String> stopper) {
        member.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.SHUTTING_DOWN || event.getState() == LifecycleState.MERGING) {
                leaving = true;
            }
        });
        stopTask = stopper;
        threads = LastingThreads.of(member);
    }

    /** The handler that Hazelcast calls on a thread of its own that an OutOfMemoryError has reached. */
    private final class Handler extends OutOfMemoryHandler {
        @Override
        public void onOutOfMemory(OutOfMemoryError error, HazelcastInstance[] members) {
            forMember.release();
            errors.incrementAndGet();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (FullHeap.find(failure) != null) {
            forTasks.release();
        }
    }

    @Override
    public void owes(Throwable failure) {
        if (FullHeap.find(failure) != null) {
            end(Why.UNTOLD_END);
        }
    }

    private void watch() {
        while (!leaving) {
            LockSupport.parkNanos(LOOK.toNanos());
            try {
                look(System.nanoTime());
            } catch (Throwable e) {
                // Memory ran out, or a user's thread can't be interrupted. The next look tries again.
                forMember.release();
            }
        }
    }

    private void look(long now) {
        if (threads.findDead() != null) {
            end(Why.DEAD_THREAD);
        }
        long free = FreeHeap.bytes();
        if (thrashing.look(now, free, collectedNanos())) {
            afterWindowInVain();
        }
        lookAtErrors(now);
        if (free > 2 * (forMember.bytes() + forTasks.bytes())) { // refilling a fuller heap would take long
            refill();
        }
    }

    private void afterWindowInVain() {
        if (thrashing.windows() == STOP_TASK_AFTER) {
            forTasks.release(); // the task is told to stop before it can use this, too
            stopTask.accept(stopReason);
        } else if (thrashing.windows() >= END_AFTER) {
            end(Why.IN_VAIN);
        }
    }

    private void lookAtErrors(long now) {
        long count = errors.get();
        if (count == errorsSeen) {
            shortage.noError(now);
            return;
        }
        errorsSeen = count;
        if (shortage.error(now)) {
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING,
                    "memory ran out on a thread of the grid member, which goes on; " + advice));
        } else if (shortage.isForGood(now) && !refill()) {
            end(Why.SHORTAGE);
        }
    }

    private long collectedNanos() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private boolean refill() {
        boolean isComplete = forMember.refill() && forTasks.refill();
        if (isComplete) {
            shortage.isOver();
        }
        return isComplete;
    }

    /** Ends the process, unless the member is leaving anyway. It writes past the log's handlers, because they need heap. */
    private void end(Why why) {
        if (leaving) {
            return;
        }
        try {
            log.write(lastWords.get(why));
        } catch (IOException e) {
            Runtime.getRuntime().halt(EXIT_CODE); // the last words could not be written
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
