package org.cogrid.core.spi;

import java.time.Duration;

/** An engine that was started in this JVM. */
public interface StartedEngine extends AutoCloseable {
    /** Its id. */
    int id();

    /** Ends it at once, without handing its share of the grid's data to others: for tests of an engine's death, and for ends of whole grids. */
    void kill();

    /** Stops it in good order, after it has gone on with its queue for at most so long. */
    void stop(Duration drain);

    /** The same, for the time that the settings give. May be called twice. */
    @Override
    void close();
}
