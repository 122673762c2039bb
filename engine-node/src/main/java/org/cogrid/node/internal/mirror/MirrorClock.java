package org.cogrid.node.internal.mirror;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The clocks of a mirror. */
public interface MirrorClock {
    /** Elapsed time. */
    long nanos();

    /** The processor time of the calling thread. */
    long processorNanos();

    /** The JVM's clocks. If the JVM does not know a thread's processor time, elapsed time is used instead. */
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
