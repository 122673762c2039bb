package org.cogrid.bench.rows;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/** What a JVM holds after collecting its garbage. */
public final class Footprint {
    private Footprint() {}

    /** Bytes of heap, bytes of metaspace, and threads, of the JVM that runs this. */
    public static long[] take() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(100); // for what cleans up behind the collector
        }
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
        return new long[] {
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            metaspace,
            ManagementFactory.getThreadMXBean().getThreadCount()
        };
    }
}
