package org.cogrid.node.internal.mirror;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The times by which a mirror measures. */
public interface MirrorClock {
    /** Elapsed time. */
    long nanos();

    /** What the calling thread has had of the processor. */
    long processorNanos();

    /** The JVM's times; where it can't tell a thread's processor time, elapsed time stands in for it. */
    static MirrorClock system() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean tells = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return new MirrorClock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long processorNanos() {
                return tells ? threads.getCurrentThreadCpuTime() : System.nanoTime();
            }
        };
    }
}
