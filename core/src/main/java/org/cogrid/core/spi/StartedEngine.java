package org.cogrid.core.spi;

import java.time.Duration;
import java.util.List;

/** An engine that was started in this JVM. */
public interface StartedEngine extends AutoCloseable {
    /** Its id. */
    int id();

    /**
     * The names of the variables whose values were live only when an earlier engine of its id ended, and so are lost. Blocks until it has
     * read what that one has left.
     *
     * @throws org.cogrid.core.CogridException when it can't be read, and the engine has ended
     */
    List<String> lost();

    /** Ends it at once, without handing its share of the grid's data to others: for tests of an engine's death, and for ends of whole grids. */
    void kill();

    /** Stops it in good order, after it has gone on with its queue for at most so long. */
    void stop(Duration drain);

    /** The same, for the time that the settings give. May be called twice. */
    @Override
    void close();
}
