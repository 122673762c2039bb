package org.cogrid.core.spi;

/** An engine that was started in this JVM. */
public interface StartedEngine extends AutoCloseable {
    /** Its id. */
    int id();

    /** Ends it at once, without handing its share of the grid's data to others: for tests of an engine's death, and for ends of whole grids. */
    void kill();

    /** Stops it in good order. May be called twice. */
    @Override
    void close();
}
