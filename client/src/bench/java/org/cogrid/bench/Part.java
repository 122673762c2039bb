package org.cogrid.bench;

import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Findings;

/** Some rows of the table that are measured together. */
public interface Part {
    /** Measures and adds what it finds. */
    void measure(Grids grids, Plan plan, Findings findings) throws Exception;
}
