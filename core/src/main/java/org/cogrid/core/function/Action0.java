package org.cogrid.core.function;

import java.io.Serializable;

/** A function of zero arguments without a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Action0 extends Serializable {
    /** Runs on the engine's thread. */
    void run() throws Exception;
}
