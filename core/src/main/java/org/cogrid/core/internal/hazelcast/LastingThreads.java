package org.cogrid.core.internal.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.jspecify.annotations.Nullable;

/**
 * The threads that a Hazelcast instance starts once and does not replace, such as those that read its connections. If
 * one of them dies, mostly of an {@code OutOfMemoryError}, the instance looks alive but nobody does that thread's work.
 */
public final class LastingThreads {
    /** No threads: the value before the first instance is known. */
    public static final LastingThreads NONE = new LastingThreads(List.of());

    /**
     * The beginnings of the threads' names, after the name of the instance. The threads of pools are not listed,
     * because pools replace them.
     */
    private static final List<String> ROLES = List.of(
            "IO.thread-",
            "partition-operation.thread-",
            "generic-operation.thread-",
            "priority-generic-operation.thread-",
            "response",
            "event-",
            "migration",
            "InvocationMonitorThread");

    private final Thread[] threads;

    private LastingThreads(List<Thread> threads) {
        this.threads = threads.toArray(Thread[]::new);
    }

    /** The lasting threads of a member or client that has started. */
    public static LastingThreads of(HazelcastInstance instance) {
        return NONE.and(instance);
    }

    /**
     * These threads, dead ones included, and those that the instance has started since: a client starts some only when
     * it needs them.
     */
    public LastingThreads and(HazelcastInstance instance) {
        String name = instance.getName() + ".";
        Stream<Thread> alive = all().filter(thread -> isLasting(thread.getName(), name));
        return new LastingThreads(
                Stream.concat(Arrays.stream(threads), alive).distinct().toList());
    }

    private static boolean isLasting(String thread, String instance) {
        String own = thread.startsWith("hz.") ? thread.substring("hz.".length()) : thread;
        return own.startsWith(instance) && ROLES.stream().anyMatch(role -> own.startsWith(role, instance.length()));
    }

    private static Stream<Thread> all() {
        ThreadGroup root = LibraryThreads.topGroup();
        Thread[] found = new Thread[2 * root.activeCount() + 64];
        return Arrays.stream(found, 0, root.enumerate(found));
    }

    /** Returns a thread that has died; {@code null} when all are alive. Needs no heap. */
    public @Nullable Thread findDead() {
        for (Thread thread : threads) {
            if (!thread.isAlive()) {
                return thread;
            }
        }
        return null;
    }

    /** The names of the threads. */
    public List<String> names() {
        return Stream.of(threads).map(Thread::getName).toList();
    }
}
