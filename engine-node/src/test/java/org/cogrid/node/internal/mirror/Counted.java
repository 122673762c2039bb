package org.cogrid.node.internal.mirror;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was encoded. */
final class Counted implements Serializable {
    private static final long serialVersionUID = 1L;

    final transient AtomicInteger writes = new AtomicInteger();
    transient Runnable whenWritten = () -> {};
    int content;

    private void writeObject(ObjectOutputStream out) throws IOException {
        writes.incrementAndGet();
        whenWritten.run();
        out.defaultWriteObject();
    }

    @Override
    public int hashCode() {
        throw new AssertionError("nobody may call this");
    }

    @Override
    public boolean equals(Object other) {
        throw new AssertionError("nobody may call this");
    }
}
