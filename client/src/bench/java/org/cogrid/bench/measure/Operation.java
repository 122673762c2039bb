package org.cogrid.bench.measure;

/** Something whose cost is measured. */
@FunctionalInterface
public interface Operation {
    /** Does it once, to its end. */
    void run() throws Exception;
}
