package org.cogrid.client;

import java.util.concurrent.atomic.AtomicInteger;

/** Names for grids that were given none: no two running programs make the same. */
final class LocalNames {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private LocalNames() {}

    static String next() {
        return "local-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }
}
