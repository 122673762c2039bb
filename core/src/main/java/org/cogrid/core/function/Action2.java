package org.cogrid.core.function;

import java.io.Serializable;

/** A function of two arguments without a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Action2<A, B> extends Serializable {
    /** Runs on the engine's thread. */
    void run(A a, B b) throws Exception;
}
