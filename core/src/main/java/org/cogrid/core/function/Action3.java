package org.cogrid.core.function;

import java.io.Serializable;

/** A function of three arguments without a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Action3<A, B, C> extends Serializable {
    /** Runs on the engine's thread. */
    void run(A a, B b, C c) throws Exception;
}
