package org.cogrid.client;

import java.util.concurrent.atomic.AtomicInteger;

/** Makes names for grids without a name. No two running programs make the same one. */
final class LocalNames {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private LocalNames() {}

    static String next() {
        return "local-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }
}
