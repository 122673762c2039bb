package org.cogrid.core.spi;

import java.time.Duration;
import java.util.List;

/** An engine that was started in this JVM. */
public interface StartedEngine extends AutoCloseable {
    /** The engine's id. */
    int id();

    /**
     * The names of the variables that were lost because they were live only when an earlier engine of this id ended.
     * Blocks until this engine has read what the earlier one left.
     *
     * @throws org.cogrid.core.CogridException when that can't be read, which also ends this engine
     */
    List<String> lost();

    /**
     * Ends the engine at once, without handing its share of the grid's data to others. For tests of an engine's death,
     * and for stopping whole grids.
     */
    void kill();

    /** Stops the engine in an orderly way, after it has worked through its queue for at most {@code drain}. */
    void stop(Duration drain);

    /** Like {@link #stop}, with the drain time of the settings. May be called twice. */
    @Override
    void close();
}
